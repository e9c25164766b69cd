import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { QuestionView } from '../../../../app/collect/live/receiver';
import { useText } from '../../../hooks';
import { Section } from '../../../parts/Section';
import { useReceiving } from '../useReceiving';
import { Profile } from './Profile';
import { Question, UNSET, type Answer } from './Question';

const useStyles = makeStyles({
  part: { padding: `${tokens.spacingVerticalS} 0` },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Headers that no form knows: what each means is said once, and the files that hold it are read again. */
export function MappingPart(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const questions = useReceiving().state.collection?.questions ?? [];
  return (
    <div className={styles.part}>
      <Section title={t('mapping.title')}>
        {questions.length === 0 ? (
          <div>{t('mapping.none')}</div>
        ) : (
          <Questions questions={questions} />
        )}
      </Section>
      <Profile />
    </div>
  );
}

function Questions({ questions }: { readonly questions: readonly QuestionView[] }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { actions } = useReceiving();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const decisions = questions.flatMap((question) => {
    const answer = answers.get(question.id) ?? UNSET;
    return answer.kind === 'unset' ? [] : [{ question, field: answer.field }];
  });
  const paths = new Set(decisions.flatMap(({ question }) => question.paths));
  const likeliest = questions.filter(
    ({ id, suggestions }) => !answers.has(id) && suggestions.length > 0,
  );
  return (
    <>
      <div>{t('mapping.text')}</div>
      <ul className={styles.list}>
        {questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            answer={answers.get(question.id) ?? UNSET}
            onAnswer={(answer) => {
              setAnswers(new Map([...answers, [question.id, answer]]));
            }}
          />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={decisions.length === 0}
          onClick={() => {
            actions.decide(decisions);
            setAnswers(new Map());
          }}
        >
          {t('mapping.confirm', { count: decisions.length, files: paths.size })}
        </Button>
        {likeliest.length === 0 ? null : (
          <Button
            onClick={() => {
              setAnswers(new Map([...answers, ...likeliest.map(likeliestAnswer)]));
            }}
          >
            {t('mapping.suggest')}
          </Button>
        )}
      </div>
    </>
  );
}

/** It is put into the field, to be seen and confirmed; nothing is read by it yet. */
function likeliestAnswer({ id, suggestions }: QuestionView): readonly [string, Answer] {
  const [first] = suggestions;
  return [id, first === undefined ? UNSET : { kind: 'set', field: first.field }];
}

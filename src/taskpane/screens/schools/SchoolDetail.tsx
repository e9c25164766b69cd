import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { ReactElement } from 'react';
import type { SchoolItem } from '../../../app/view/types';
import { useAnswer, useFigures, usePane, useRevision, useText } from '../../hooks';
import { CellLink } from '../../parts/CellLink';
import { VerdictIcon } from '../../parts/VerdictWord';
import { IndicatorCard } from './IndicatorCard';
import { kindOf } from './kindOf';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  bar: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  back: { marginRight: 'auto' },
  name: { margin: 0, fontSize: tokens.fontSizeBase400 },
  facts: { color: tokens.colorNeutralForeground2 },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  stale: { opacity: 0.6 },
});

interface SchoolDetailProps {
  readonly schools: readonly SchoolItem[];
  readonly current: SchoolItem;
  readonly onChoose: (id: number | null) => void;
}

/** One school against its thresholds and floors, and what it is short of. */
export function SchoolDetail({ schools, current, onChoose }: SchoolDetailProps): ReactElement {
  const { actions } = usePane();
  const t = useText('schools');
  const { integer } = useFigures();
  const styles = useStyles();
  const answer = useAnswer(`${useRevision()} ${String(current.id)}`, () =>
    actions.school(current.id),
  );
  const school = answer.value;
  const position = schools.indexOf(current);
  const neighbour = (by: number) => schools[position + by]?.id;
  const same = school?.code === current.code && school.level === current.level;
  return (
    <div className={styles.screen}>
      <div className={styles.bar}>
        <Button
          className={styles.back}
          size="small"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={() => {
            onChoose(null);
          }}
        >
          {t('all')}
        </Button>
        <Step
          to={neighbour(-1)}
          label={t('previous')}
          icon={<ChevronLeftRegular />}
          go={onChoose}
        />
        <Text size={200}>{t('position', { position: position + 1, all: schools.length })}</Text>
        <Step to={neighbour(1)} label={t('next')} icon={<ChevronRightRegular />} go={onChoose} />
      </div>
      <div>
        <h2 className={styles.name}>{current.name}</h2>
        <Text size={200} className={styles.facts}>
          {t('facts', {
            kind: kindOf(current, t),
            code: current.code ?? '——',
            pupils: current.pupils === null ? '——' : integer(current.pupils),
          })}{' '}
          <CellLink sheet={current.sheet} at={current.area} cell={rowText(current, t)} />
        </Text>
      </div>
      {school === null || !same ? null : (
        <div className={mergeClasses(styles.list, answer.stale && styles.stale)}>
          <div className={styles.verdict}>
            <VerdictIcon met={school.passed} />
            <Text>{school.sentence}</Text>
          </div>
          <ul className={styles.list}>
            {school.indicators.map((indicator) => (
              <li key={indicator.key}>
                <IndicatorCard indicator={indicator} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {current.findings === 0 ? null : (
        <Button
          onClick={() => {
            actions.setFilter({ school: current.name, tier: null, sheet: null, rule: null });
            actions.show('findings');
          }}
        >
          {t('findings', { count: current.findings })}
        </Button>
      )}
    </div>
  );
}

function rowText({ row }: SchoolItem, t: ReturnType<typeof useText>): string {
  return row === null ? '' : t('row', { row: row + 1 });
}

interface StepProps {
  readonly to: number | undefined;
  readonly label: string;
  readonly icon: ReactElement;
  readonly go: (id: number) => void;
}

function Step({ to, label, icon, go }: StepProps): ReactElement {
  return (
    <Button
      size="small"
      appearance="subtle"
      aria-label={label}
      title={label}
      icon={icon}
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) go(to);
      }}
    />
  );
}

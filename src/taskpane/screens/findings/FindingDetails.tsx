import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { FindingView, GroupView, RuleView } from '../../../app/view/types';
import { useText } from '../../hooks';
import { CitationLine } from '../../parts/CitationLine';
import { CopyPart } from './CopyPart';
import { FixPart } from './FixPart';
import { ReasonPart } from './ReasonPart';

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
    cursor: 'auto',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0 },
  formula: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
});

interface FindingDetailsProps {
  readonly finding: FindingView;
  readonly group: GroupView;
  readonly rule: RuleView | null;
}

/** All that is known of the finding under the cursor, and what can be done about it. */
export function FindingDetails({ finding, group, rule }: FindingDetailsProps): ReactElement {
  const t = useText('findings');
  const styles = useStyles();
  const { observed, expected } = finding;
  const formula = rule?.formula ?? null;
  return (
    <div
      role="presentation"
      className={styles.details}
      onClick={(event) => {
        event.stopPropagation();
      }}
    >
      <dl className={styles.facts}>
        <Fact term={t('figures.observed')}>{observed}</Fact>
        <Fact term={t('figures.expected')}>{expected}</Fact>
        <Fact term={t('rule.title')}>{`${group.rule} ${group.name}`}</Fact>
        <Fact term={t('rule.meaning')}>{rule?.explanation ?? ''}</Fact>
        <Fact term={t('rule.formula')}>
          {formula === null ? '' : <code className={styles.formula}>{formula}</code>}
        </Fact>
        <Fact term={t('rule.basis')}>{rule?.basis ?? ''}</Fact>
      </dl>
      {rule === null ? <span>{t('rule.loading')}</span> : <CitationLine citation={rule.citation} />}
      <FixPart finding={finding} group={group} />
      {group.explainable ? <ReasonPart finding={finding} /> : null}
      <CopyPart finding={finding} name={group.name} />
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const styles = useStyles();
  if (children === '') return null;
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

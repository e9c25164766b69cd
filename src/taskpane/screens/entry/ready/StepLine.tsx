import {
  Link,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { ReadyStep } from '../../../../app/receipt/readiness';
import { useFigures, usePane, useText } from '../../../hooks';
import { CellLink } from '../../../parts/CellLink';
import { NO_FILTER } from '../../../session/filter';
import type { FindingFilter } from '../../../session/types';

const ICONS = { done: CheckmarkCircleFilled, open: ErrorCircleFilled, later: CircleRegular };

/** The findings that a step leads to. */
const TIERS: Readonly<Record<ReadyStep['id'], FindingFilter['tier']>> = {
  forms: null,
  required: 'error',
  errors: 'error',
  reasons: 'warning',
  undecided: 'cannot-tell',
};

/** Rules and places named under a step; the findings tell of all. */
const SHOWN = 5;

const useStyles = makeStyles({
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '16px', marginTop: '2px' },
  done: { color: tokens.colorStatusSuccessForeground1 },
  open: { color: tokens.colorStatusDangerForeground1 },
  later: { color: tokens.colorNeutralForeground3 },
  where: {
    ...typographyStyles.caption1,
    gridColumn: 2,
    // Each link is a target of its own.
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

/** One thing to do before the workbook is sent: whether it is done, and where to do it. */
export function StepLine({ step }: { readonly step: ReadyStep }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('ready');
  const { id, state, count, rules, places } = step;
  const Icon = ICONS[state];
  return (
    <li className={styles.step}>
      <Icon aria-label={t(`state.${state}`)} className={mergeClasses(styles.icon, styles[state])} />
      <span>{t(`step.${id}.${state}`, { count: integer(count) })}</span>
      {rules.length + places.length === 0 ? null : (
        <ul className={styles.where}>
          {rules.slice(0, SHOWN).map(({ rule, name, count: of }) => (
            <li key={rule}>
              <FindingsLink tier={TIERS[id]} rule={rule}>
                {t('rule', { name, count: integer(of) })}
              </FindingsLink>
            </li>
          ))}
          {places.slice(0, SHOWN).map(({ sheet, cell, at, text }) => (
            <li key={`${sheet} ${cell}`}>
              <CellLink sheet={sheet} cell={cell} at={at} /> {text}
            </li>
          ))}
          {rules.length + places.length <= SHOWN ? null : (
            <li>
              <FindingsLink tier={TIERS[id]} rule={null}>
                {t('see')}
              </FindingsLink>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

interface FindingsLinkProps {
  readonly tier: FindingFilter['tier'];
  readonly rule: string | null;
  readonly children: string;
}

function FindingsLink({ tier, rule, children }: FindingsLinkProps) {
  const { actions } = usePane();
  return (
    <Link
      as="button"
      inline
      onClick={() => {
        actions.setFilter({ ...NO_FILTER, tier, rule });
        actions.show('findings');
      }}
    >
      {children}
    </Link>
  );
}

import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import type { ItemView } from '../../../app/view/types';
import { useFigures, useText } from '../../hooks';
import { CitationLine } from '../../parts/CitationLine';
import { Disclosure } from '../../parts/Disclosure';
import { Section } from '../../parts/Section';
import { itemsByOutcome, type ItemOutcome } from './itemSummary';

const ICONS = {
  met: CheckmarkCircleFilled,
  'not-met': DismissCircleFilled,
  'cannot-tell': QuestionCircleFilled,
  'to-confirm': PersonCircleRegular,
};

const useStyles = makeStyles({
  outcome: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  count: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
  icon: { flexShrink: 0, fontSize: '16px' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  'not-met': { color: tokens.colorStatusDangerForeground1 },
  'cannot-tell': { color: tokens.colorNeutralForeground3 },
  'to-confirm': { color: tokens.colorBrandForeground1 },
  items: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    padding: `0 0 0 ${tokens.spacingHorizontalXXL}`,
    listStyleType: 'none',
  },
  item: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** What the county as a whole must meet, by outcome; each opens to its items with their figures and clauses. */
export function CountyItems({ items }: { readonly items: readonly ItemView[] }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('overview');
  if (items.length === 0) return null;
  return (
    <Section title={t('items.title')}>
      <div>
        {itemsByOutcome(items).map((group) => (
          <Disclosure
            key={group.outcome}
            summary={
              <span className={styles.outcome}>
                <OutcomeIcon outcome={group.outcome} />
                {t(`items.${group.outcome}`)}
                <span className={styles.count}>
                  {t('items.count', { count: integer(group.items.length) })}
                </span>
              </span>
            }
          >
            <ul className={styles.items}>
              {group.items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          </Disclosure>
        ))}
      </div>
    </Section>
  );
}

function OutcomeIcon({ outcome }: { readonly outcome: ItemOutcome }) {
  const styles = useStyles();
  const Icon = ICONS[outcome];
  return <Icon aria-hidden className={mergeClasses(styles.icon, styles[outcome])} />;
}

function Item({ item }: { readonly item: ItemView }) {
  const styles = useStyles();
  const t = useText('overview');
  return (
    <li className={styles.item}>
      <span>{t('items.name', { group: item.group, number: item.number, name: item.name })}</span>
      {item.figures.map((figure) => (
        <span key={figure} className={styles.quiet}>
          {figure}
        </span>
      ))}
      <CitationLine citation={item.citation} />
    </li>
  );
}

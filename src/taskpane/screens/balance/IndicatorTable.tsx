import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { LevelView } from '../../../app/view/types';
import { useText } from '../../hooks';
import { VerdictWord } from '../../parts/VerdictWord';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: tokens.spacingVerticalXS,
    textAlign: 'right',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  first: { textAlign: 'left', whiteSpace: 'normal' },
  row: { ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  cell: {
    padding: tokens.spacingVerticalXS,
    textAlign: 'right',
    verticalAlign: 'baseline',
    whiteSpace: 'nowrap',
  },
  choose: {
    padding: 0,
    border: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  note: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface IndicatorTableProps {
  readonly level: LevelView;
  readonly current: string | null;
  readonly onChoose: (key: string) => void;
}

/** One line per indicator: mean, coefficient, limit, verdict. The name chooses the indicator that is shown below. */
export function IndicatorTable({ level, current, onChoose }: IndicatorTableProps): ReactElement {
  const t = useText('balance');
  const styles = useStyles();
  const { composite } = level;
  return (
    <table className={styles.table} aria-label={t('table', { level: level.name })}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.head, styles.first)}>
            {t('indicator')}
          </th>
          {['mean', 'coefficient', 'limit', 'verdict'].map((key) => (
            <th key={key} scope="col" className={styles.head}>
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {level.indicators.map((one) => (
          <tr
            key={one.key}
            className={mergeClasses(styles.row, one.key === current && styles.chosen)}
          >
            <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
              <button
                type="button"
                className={styles.choose}
                aria-pressed={one.key === current}
                onClick={() => {
                  onChoose(one.key);
                }}
              >
                {one.code} {one.name}
              </button>
              {one.why === null ? null : (
                <Text size={200} className={styles.note}>
                  {one.why}
                </Text>
              )}
              {one.roundingHides ? (
                <Text size={200} className={styles.note}>
                  {t('roundingHides')}
                </Text>
              ) : null}
            </th>
            <td className={styles.cell}>{one.meanText}</td>
            <td className={styles.cell}>{one.cvText}</td>
            <td className={styles.cell}>{one.limitText}</td>
            <td className={styles.cell}>
              <VerdictWord met={one.passed} unlimited={one.limit === null} />
            </td>
          </tr>
        ))}
        <tr className={styles.row}>
          <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
            {t('composite')}
          </th>
          <td className={styles.cell} />
          <td className={styles.cell}>{composite.text}</td>
          <td className={styles.cell}>{composite.limitText}</td>
          <td className={styles.cell}>
            {composite.passed === null ? null : <VerdictWord met={composite.passed} />}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

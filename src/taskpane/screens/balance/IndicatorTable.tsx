import {
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { LevelIndicatorView, LevelView } from '../../../app/view/types';
import { useText } from '../../hooks';
import { VerdictWord } from '../../parts/VerdictWord';

/** From this width on, name and figures stand on one line; below it the name has a line of its own. */
const WIDE = '@container (min-width: 640px)';

const useStyles = makeStyles({
  place: { containerType: 'inline-size' },
  table: { display: 'block', fontVariantNumeric: 'tabular-nums' },
  group: { display: 'block' },
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 1fr 1.3fr',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: '3px solid transparent',
    [WIDE]: { gridTemplateColumns: 'minmax(0, 1fr) 80px 80px 80px 104px' },
  },
  head: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  chosen: {
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: {
    gridColumn: '1 / -1',
    minWidth: 0,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    [WIDE]: { gridColumn: 'auto' },
  },
  // Above a line of its own the word would say nothing; screen readers still read it.
  indicator: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    [WIDE]: { position: 'static', width: 'auto', height: 'auto', clipPath: 'none' },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  figure: { padding: 0, textAlign: 'right', whiteSpace: 'nowrap' },
  heading: { fontWeight: tokens.fontWeightRegular, whiteSpace: 'normal' },
  choose: {
    minHeight: '24px',
    padding: 0,
    border: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface IndicatorTableProps {
  readonly level: LevelView;
  readonly current: string | null;
  readonly onChoose: (key: string) => void;
}

/**
 * One line per indicator: mean, coefficient, limit, verdict. The name chooses the indicator that is shown below. It is
 * laid out as a grid, so the roles of a table, which browsers then forget, are told.
 */
export function IndicatorTable({ level, current, onChoose }: IndicatorTableProps): ReactElement {
  const t = useText('balance');
  const styles = useStyles();
  const { composite } = level;
  return (
    <div className={styles.place}>
      <div role="table" className={styles.table} aria-label={t('table', { level: level.name })}>
        <div role="rowgroup" className={styles.group}>
          <div role="row" className={mergeClasses(styles.row, styles.head)}>
            <span role="columnheader" className={mergeClasses(styles.name, styles.indicator)}>
              {t('indicator')}
            </span>
            {['mean', 'coefficient', 'limit', 'verdict'].map((key) => (
              <span
                key={key}
                role="columnheader"
                className={mergeClasses(styles.figure, styles.heading)}
              >
                {t(key)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.group}>
          {level.indicators.map((one) => (
            <IndicatorRow
              key={one.key}
              indicator={one}
              chosen={one.key === current}
              onChoose={onChoose}
            />
          ))}
          <div role="row" className={styles.row}>
            <span role="rowheader" className={mergeClasses(styles.name, styles.strong)}>
              {t('composite')}
            </span>
            <Figures
              cells={['', composite.text, composite.limitText]}
              verdict={composite.passed === null ? null : <VerdictWord met={composite.passed} />}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

interface IndicatorRowProps {
  readonly indicator: LevelIndicatorView;
  readonly chosen: boolean;
  readonly onChoose: (key: string) => void;
}

function IndicatorRow({ indicator, chosen, onChoose }: IndicatorRowProps): ReactElement {
  const t = useText('balance');
  const styles = useStyles();
  const { key, code, name, why, roundingHides, meanText, cvText, limitText } = indicator;
  const notes = [...(why === null ? [] : [why]), ...(roundingHides ? [t('roundingHides')] : [])];
  return (
    <div role="row" className={mergeClasses(styles.row, chosen && styles.chosen)}>
      <span role="rowheader" className={styles.name}>
        <button
          type="button"
          className={mergeClasses(styles.choose, chosen && styles.current)}
          aria-pressed={chosen}
          onClick={() => {
            onChoose(key);
          }}
        >
          {code} {name}
        </button>
        {notes.map((note) => (
          <Text key={note} size={200} className={styles.note}>
            {note}
          </Text>
        ))}
      </span>
      <Figures
        cells={[meanText, cvText, limitText]}
        verdict={<VerdictWord met={indicator.passed} unlimited={indicator.limit === null} />}
      />
    </div>
  );
}

interface FiguresProps {
  readonly cells: readonly string[];
  readonly verdict: ReactElement | null;
}

function Figures({ cells, verdict }: FiguresProps): ReactElement {
  const styles = useStyles();
  return (
    <>
      {cells.map((text, index) => (
        <span key={index} role="cell" className={styles.figure}>
          {text}
        </span>
      ))}
      <span role="cell" className={styles.figure}>
        {verdict}
      </span>
    </>
  );
}

import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useText } from '../../hooks';

/*
 * The samples look as marked cells look in the workbook, whatever the theme of the pane: their colours are those of
 * the marks themselves, which a sheet of white cells shows.
 */
const useStyles = makeStyles({
  legend: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
  sample: {
    ...typographyStyles.body1,
    minWidth: '56px',
    padding: '1px 6px',
    border: '1px solid #D9D9D9',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    forcedColorAdjust: 'none',
  },
  word: { ...typographyStyles.caption1, margin: 0 },
  error: { color: '#9C0006', backgroundColor: '#FFC7CE', fontWeight: 'bold' },
  warning: { color: '#7F4F00', backgroundColor: '#FFEB9C', textDecorationLine: 'underline' },
  below: {
    color: '#1F3864',
    backgroundColor: '#DDEBF7',
    fontStyle: 'italic',
    border: '1px solid #2F5597',
  },
});

const MARKS = ['error', 'warning', 'below'] as const;

/** The marks as they look in the workbook: told apart by weight, underline and frame as well as by colour. */
export function MarkLegend() {
  const styles = useStyles();
  const t = useText('settings');
  return (
    <dl className={styles.legend}>
      {MARKS.map((mark) => (
        <div key={mark} style={{ display: 'contents' }}>
          <dt className={mergeClasses(styles.sample, styles[mark])}>126</dt>
          <dd className={styles.word}>{t(`legend.${mark}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

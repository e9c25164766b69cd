import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReceiptView } from '../../../../app/receipt/view';
import { useFigures, useText } from '../../../hooks';
import { CellLink } from '../../../parts/CellLink';
import { Disclosure } from '../../../parts/Disclosure';

/** Changes in sight before the rest has to be opened. */
const SHOWN = 8;

const useStyles = makeStyles({
  list: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
  },
});

/** Each cell that no longer says what the receipt vouches for, and rows that came or went. */
export function ChangeList({ receipt }: { readonly receipt: ReceiptView }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('ready');
  const lines = useLines(receipt);
  if (lines.length === 0) return null;
  const all = receipt.changed + receipt.added + receipt.missing;
  return (
    <>
      <ul className={styles.list}>{lines.slice(0, SHOWN)}</ul>
      {lines.length > SHOWN ? (
        <Disclosure summary={t('more', { count: integer(lines.length - SHOWN) })}>
          <ul className={styles.list}>{lines.slice(SHOWN)}</ul>
        </Disclosure>
      ) : null}
      {all > lines.length ? (
        <span>{t('beyond', { count: integer(all - lines.length) })}</span>
      ) : null}
    </>
  );
}

function useLines({ cells, rows }: ReceiptView) {
  const t = useText('ready');
  const shown = (value: string) => (value === '' ? t('blank') : value);
  return [
    ...cells.map(({ sheet, cell, at, record, field, was, is, computed }) => (
      <li key={`${sheet} ${cell} ${record} ${field}`}>
        <CellLink sheet={sheet} cell={cell} at={at} />{' '}
        {t(computed ? 'computed' : 'change', { record, field, was: shown(was), is: shown(is) })}
      </li>
    )),
    ...rows.map(({ kind, sheet, cell, at, record }) => (
      <li key={`${kind} ${sheet} ${cell} ${record}`}>
        <CellLink sheet={sheet} cell={cell} at={kind === 'missing' ? null : at} />{' '}
        {t(kind, { record })}
      </li>
    )),
  ];
}

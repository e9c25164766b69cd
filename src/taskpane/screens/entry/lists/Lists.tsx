import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { formatAddress } from '../../../../kernel/address';
import { useFigures, usePane, useText } from '../../../hooks';
import { CellLink } from '../../../parts/CellLink';
import { Section } from '../../../parts/Section';
import { FillDialog } from './FillDialog';

const useStyles = makeStyles({
  list: {
    // Each link is a target of its own.
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
  },
});

/** The lists of classes and rooms in the workbook and what they would fill in; nothing where there are none. */
export function Lists(): ReactElement | null {
  const { view } = usePane().state;
  const t = useText('lists');
  const figures = useFigures();
  const styles = useStyles();
  const restore = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  if (view === null || view.lists.found.length === 0) return null;
  const { found, fills } = view.lists;
  return (
    <Section title={t('title')}>
      <div>{t('text')}</div>
      <ul className={styles.list}>
        {found.map(({ name, sheet, rows, at }) => (
          <li key={`${sheet}\n${String(at.row)}\n${String(at.column)}`}>
            <CellLink sheet={sheet} at={at} cell={formatAddress(at)}>
              {t('found', { name, sheet: sheet.trim(), rows: figures.integer(rows) })}
            </CellLink>
          </li>
        ))}
      </ul>
      {fills.length === 0 ? (
        <div>{t(found.every(({ rows }) => rows === 0) ? 'blank' : 'same')}</div>
      ) : (
        <div>
          <Button
            {...restore}
            appearance="primary"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('fill', { count: figures.integer(fills.length) })}
          </Button>
        </div>
      )}
      {open ? (
        <FillDialog
          fills={fills}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </Section>
  );
}

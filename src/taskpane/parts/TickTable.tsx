import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactElement } from 'react';

const useStyles = makeStyles({
  table: {
    ...typographyStyles.body1,
    maxHeight: '45vh',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '32px repeat(auto-fit, minmax(0, 1fr))',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: {
    ...typographyStyles.caption1Strong,
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  body: { position: 'relative' },
  row: { position: 'absolute', top: 0, left: 0, right: 0 },
  cell: { minWidth: 0, padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
});

export interface TickRow {
  readonly key: string;
  /** Names the tick box to screen readers. */
  readonly label: string;
  readonly cells: readonly string[];
}

interface TickTableProps {
  readonly label: string;
  readonly headers: readonly string[];
  readonly rows: readonly TickRow[];
  /** Keys of the rows that are not ticked. */
  readonly off: ReadonlySet<string>;
  readonly onChange: (off: ReadonlySet<string>) => void;
  readonly allLabel: string;
}

/** A table whose rows can be ticked off one by one or all at once; only the rows in sight exist. */
export function TickTable(props: TickTableProps): ReactElement {
  const { label, headers, rows, off, onChange, allLabel } = props;
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 36,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });
  const columns = { gridTemplateColumns: `32px repeat(${String(headers.length)}, minmax(0, 1fr))` };
  const all = off.size === 0 ? true : off.size >= rows.length ? false : 'mixed';
  return (
    <div
      ref={scroll}
      className={styles.table}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.line} style={columns}>
          <span role="columnheader">
            <Checkbox
              aria-label={allLabel}
              checked={all}
              onChange={() => {
                onChange(all === true ? new Set(rows.map(({ key }) => key)) : new Set());
              }}
            />
          </span>
          {headers.map((header) => (
            <span key={header} role="columnheader" className={styles.cell}>
              {header}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={row.key}
              ref={lines.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={styles.row}
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              <TickLine
                row={row}
                columns={columns}
                on={!off.has(row.key)}
                onToggle={() => {
                  onChange(toggled(off, row.key));
                }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface TickLineProps {
  readonly row: TickRow;
  readonly columns: { readonly gridTemplateColumns: string };
  readonly on: boolean;
  readonly onToggle: () => void;
}

function TickLine({ row, columns, on, onToggle }: TickLineProps): ReactElement {
  const styles = useStyles();
  return (
    <div role="presentation" className={styles.line} style={columns}>
      <span role="cell">
        <Checkbox aria-label={row.label} checked={on} onChange={onToggle} />
      </span>
      {row.cells.map((cell, index) => (
        <span key={index} role="cell" className={styles.cell}>
          {cell}
        </span>
      ))}
    </div>
  );
}

function toggled(off: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(off);
  if (!next.delete(key)) next.add(key);
  return next;
}

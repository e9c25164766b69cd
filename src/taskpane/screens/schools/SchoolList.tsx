import {
  Checkbox,
  Input,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import type { SchoolItem } from '../../../app/view/types';
import { useText } from '../../hooks';
import { VerdictWord } from '../../parts/VerdictWord';
import { kindOf } from './kindOf';
import { arrange } from './order';

const ROW = 52;

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  count: { flexBasis: '100%' },
  search: { flex: '1 1 10em' },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  list: { position: 'relative', margin: 0, padding: 0, listStyle: 'none' },
  item: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    height: `${String(ROW)}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  school: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    width: '100%',
    height: '100%',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  clip: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  side: { textAlign: 'right' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface SchoolListProps {
  readonly schools: readonly SchoolItem[];
  readonly onChoose: (id: number) => void;
}

/** All schools with their verdicts; only the lines in sight exist, so a thousand scroll like ten. */
export function SchoolList({ schools, onChoose }: SchoolListProps): ReactElement {
  const t = useText('schools');
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [worstFirst, setWorstFirst] = useState(false);
  const shown = useMemo(
    () => arrange(schools, search, worstFirst ? 'worst' : 'sheet'),
    [schools, search, worstFirst],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  return (
    <div className={styles.screen}>
      <div className={styles.tools}>
        <Input
          className={styles.search}
          type="search"
          value={search}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={(_, { value }) => {
            setSearch(value);
          }}
        />
        <Checkbox
          label={t('worstFirst')}
          checked={worstFirst}
          onChange={(_, { checked }) => {
            setWorstFirst(checked === true);
          }}
        />
        <Text size={200} className={mergeClasses(styles.quiet, styles.count)} role="status">
          {t('count', { shown: shown.length, all: schools.length })}
        </Text>
      </div>
      <div ref={scroll} className={styles.scroll}>
        <ul className={styles.list} style={{ height: lines.getTotalSize() }} aria-label={t('list')}>
          {lines.getVirtualItems().map(({ index, start }) => {
            const school = shown[index];
            return school === undefined ? null : (
              <li
                key={school.id}
                className={styles.item}
                style={{ transform: `translateY(${String(start)}px)` }}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
              >
                <SchoolLine school={school} onChoose={onChoose} />
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function SchoolLine({
  school,
  onChoose,
}: {
  readonly school: SchoolItem;
  readonly onChoose: (id: number) => void;
}): ReactElement {
  const t = useText('schools');
  const styles = useStyles();
  const { met, of } = school;
  return (
    <button
      type="button"
      className={styles.school}
      onClick={() => {
        onChoose(school.id);
      }}
    >
      <span className={styles.clip}>
        <Text block truncate wrap={false}>
          {school.name}
        </Text>
        <Text block truncate wrap={false} size={200} className={styles.quiet}>
          {kindOf(school, t)}
        </Text>
      </span>
      <span className={styles.side}>
        <VerdictWord met={school.passed} />
        <Text block size={200} className={styles.quiet}>
          {met === null ? t('metOpen', { of }) : t('met', { met, of })}
        </Text>
      </span>
    </button>
  );
}

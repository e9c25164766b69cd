import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ListRow } from './rows';

/** Height of a finding that the cursor is not on, in pixels. */
export const LINE_HEIGHT = 74;

/** What a line of the list is told by the virtual list. */
export interface LinePlace {
  readonly index: number;
  /** Distance from the top of the list, in pixels. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
  /** Whether the tab key stops here. */
  readonly focusable: boolean;
}

/** What group heads and findings look like alike. */
export const useLineStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    // A stripe, no ground: the marks of the tiers have to be read on it in every theme.
    ':hover': { boxShadow: `inset 3px 0 ${tokens.colorNeutralStrokeAccessible}` },
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** What group heads and findings are in the list alike: where they stand, and how many beside them. */
export function lineProps(
  { index, start, measure, focusable }: LinePlace,
  { position, of }: ListRow,
) {
  return {
    ref: measure,
    'data-index': index,
    role: 'row',
    'aria-rowindex': index + 1,
    'aria-posinset': position,
    'aria-setsize': of,
    tabIndex: focusable ? 0 : -1,
    style: { transform: `translateY(${String(start)}px)` },
  };
}

/** Whether a line would be drawn just as it stands: scrolling draws what comes into sight, not what is there already. */
export function sameLine<T extends { readonly line: LinePlace }>(before: T, now: T): boolean {
  const { line, ...rest } = before;
  const { line: lineNow, ...restNow } = now;
  return same(line, lineNow) && same(rest, restNow);
}

function same<T extends object>(before: T, now: T): boolean {
  return (Object.keys(now) as (keyof T)[]).every((key) => Object.is(before[key], now[key]));
}

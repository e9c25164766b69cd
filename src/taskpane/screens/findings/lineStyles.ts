import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** What a line of the list is told by the virtual list. */
export interface LinePlace {
  readonly index: number;
  /** Distance from the top of the list, in pixels. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
  /** Whether the tab key stops here. */
  readonly focusable: boolean;
}

/** What group heads and findings have in common. */
export const useLineStyles = makeStyles({
  line: {
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

import { Link } from '@fluentui/react-components';
import type { Area, CellAddress } from '../../kernel/address';
import { usePane, useText } from '../hooks';

interface CellLinkProps {
  readonly sheet: string;
  /** Where to go; null where there is no such place, then only the words are shown. */
  readonly at: CellAddress | Area | null;
  /** The address in Excel's terms, `F7`; empty for a whole sheet. */
  readonly cell: string;
  /** What stands on the button in place of sheet and address. */
  readonly children?: string;
}

/** A button `学校 F7` that brings the cell into sight. */
export function CellLink({ sheet, at, cell, children }: CellLinkProps) {
  const { actions } = usePane();
  const t = useText('pane');
  const place = `${sheet.trim()} ${cell}`.trim();
  const text = children ?? place;
  if (at === null) return <span>{text}</span>;
  const area = 'top' in at ? at : areaOf(at);
  return (
    <Link
      as="button"
      inline
      title={t('goTo', { place })}
      onClick={() => void actions.reveal(sheet, area)}
    >
      {text}
    </Link>
  );
}

function areaOf({ row, column }: CellAddress): Area {
  return { top: row, left: column, bottom: row, right: column };
}

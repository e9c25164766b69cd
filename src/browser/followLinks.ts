import type { IDisposable } from '@univerjs/core';
import type { BrowserHost } from '../hosts/browser';
import type { Grid } from './grid';

/** Leads from a cell of a sheet that the check added to the cell that it speaks of, when it is clicked. */
export function followLinks({ api }: Grid, host: BrowserHost): IDisposable {
  return api.addEvent(api.Event.CellClicked, ({ worksheet, row, column }) => {
    const link = host.linkAt(worksheet.getSheetName(), row, column);
    if (link === undefined) return;
    const { row: line, column: place } = link.at;
    void host.reveal(link.sheet, { top: line, bottom: line, left: place, right: place });
  });
}

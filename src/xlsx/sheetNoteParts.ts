import { MAX_NOTES } from '../sheet/editPlan';
import type { NewSheet } from '../sheet/newWorkbook';
import { FORM_AUTHOR } from '../sheet/ownership';
import { addNotes, emptyComments } from './patch/commentList';
import { COMMENTS_TYPE, DRAWING_TYPE } from './patch/sheetNotes';
import { addShapes, EMPTY_VML } from './patch/vmlShapes';

/** What the notes of a new sheet add to its package. */
export interface NoteParts {
  readonly files: readonly (readonly [name: string, text: string])[];
  /** Parts and their content types. */
  readonly types: readonly (readonly [part: string, type: string])[];
  /** What the sheet points at, relative to its own part; the first is the drawing. */
  readonly links: readonly (readonly [type: string, target: string])[];
}

const NONE: NoteParts = { files: [], types: [], links: [] };

/** The notes of each sheet as comments and as the drawing without which no program shows them. */
export function notePartsOf(sheets: readonly NewSheet[], main: string): readonly NoteParts[] {
  const count = sheets.reduce((sum, { notes = [] }) => sum + notes.length, 0);
  if (count > MAX_NOTES) throw new Error(`${String(count)} notes`);
  return sheets.map(({ notes = [] }, index) => {
    if (notes.length === 0) return NONE;
    const number = String(index + 1);
    const comments = addNotes(emptyComments(main), notes, FORM_AUTHOR);
    if (comments === undefined) throw new Error('the empty comments part does not parse');
    const [list, drawing] = [`xl/comments${number}.xml`, `xl/drawings/vmlDrawing${number}.vml`];
    const cells = notes.map(({ at }) => at);
    return {
      files: [
        [list, comments.text],
        [drawing, addShapes(EMPTY_VML, cells)],
      ],
      types: [
        [list, COMMENTS_TYPE],
        [drawing, DRAWING_TYPE],
      ],
      links: [
        ['vmlDrawing', drawing.replace(/^xl/, '..')],
        ['comments', list.replace(/^xl/, '..')],
      ],
    };
  });
}

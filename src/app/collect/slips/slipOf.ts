import { translator, type Language, type Translate } from '../../../i18n/index';
import type { Area } from '../../../kernel/address';
import type { NewCell, NewStyle, NewWorkbook } from '../../../sheet/newWorkbook';
import { plainLine } from './plainText';
import { schoolsOf } from './schools';
import { sectionsOf } from './sections';
import { headLines, schoolText } from './slipHead';
import { untold } from './tally';
import { heightOf } from './textHeight';
import type { SectionKind, SlipFacts, SlipLine, SlipSection } from './types';

/** Widths in digits of number, place, message and answer: what an A4 page upright holds at full size. */
const WIDTHS = [5, 19, 46, 21] as const;
const LAST = WIDTHS.length - 1;
const ALL = WIDTHS.reduce((sum, width) => sum + width, 0);

/** Room to write by hand in. */
const FEWEST_LINES = 2;
const TITLE_HEIGHT = 34;
const SIGNATURE_LINES = 2;

/** A row of the slip: its cells and its height, and the column from which one cell spans to the page's edge. */
interface SlipRow {
  readonly cells: readonly NewCell[];
  readonly height: number;
  readonly spansFrom?: number;
}

/**
 * The return slip of a file: one sheet on A4, which says in order what to correct, what to correct or explain, what
 * could not be read, and what is below the standard.
 */
export function slipOf(facts: SlipFacts, language: Language): NewWorkbook {
  const t = translator(language);
  const sections = sectionsOf(facts, language);
  const head = [
    { ...across(t('slips:title'), 'form-title'), height: TITLE_HEIGHT },
    ...headLines(facts, t).map((text) => across(text, 'form-note')),
  ];
  const rows = [
    ...head,
    headerRow(t),
    ...sectionRows(sections, t),
    ...footRows(facts, sections, t),
  ];
  const merges = rows.flatMap(({ spansFrom: left }, row): Area[] =>
    left === undefined ? [] : [{ top: row, left, bottom: row, right: LAST }],
  );
  const [first] = schoolsOf(facts.file);
  const school = first === undefined ? plainLine(facts.file.path, 60) : schoolText(first, t);
  const sheet = {
    name: t('slips:sheet'),
    rows: rows.map(({ cells }) => cells),
    widths: WIDTHS,
    rowHeights: rows.map(({ height }) => height),
    merges,
    freeze: { rows: head.length + 1, columns: 0 },
    print: {
      landscape: false,
      titleRows: { from: head.length, to: head.length },
      footer: t('slips:footer', { school }),
      pageNumber: t('slips:page', { page: '{page}', pages: '{pages}' }),
    },
  };
  return { sheets: [sheet] };
}

function across(text: string, style: NewStyle): SlipRow {
  const height = heightOf([{ text, width: ALL }]);
  return { cells: [{ value: text, style }], height, spansFrom: 0 };
}

function headerRow(t: Translate): SlipRow {
  const titles = (['number', 'where', 'what', 'answer'] as const).map((column) =>
    t(`slips:column.${column}`),
  );
  const cells = titles.map((value): NewCell => ({ value, style: 'header' }));
  const texts = titles.map((text, n) => ({ text, width: WIDTHS[n] ?? 0 }));
  return { cells, height: heightOf(texts) };
}

/** Numbered on through all parts, so that a line can be spoken of over the telephone. */
function sectionRows(sections: readonly SlipSection[], t: Translate): SlipRow[] {
  let number = 0;
  return sections.flatMap(({ kind, count, lines }, place) => {
    const ordinal = t('slips:ordinals').charAt(place);
    const heading = across(t(`slips:section.${kind}`, { ordinal, count }), 'form-section');
    const filled = heading.cells.concat(
      Array.from({ length: LAST }, (): NewCell => ({ value: null, style: 'form-section' })),
    );
    return [
      { ...heading, cells: filled },
      ...lines.map((line) => lineRow((number += 1), line, kind, t)),
    ];
  });
}

/** What is below the standard, or is answered on a form of its own, asks for no answer here: its words have that room. */
function lineRow(
  number: number,
  { where, what }: SlipLine,
  kind: SectionKind,
  t: Translate,
): SlipRow {
  const place = where === '' ? t('slips:wholeFile') : where;
  const cells: readonly NewCell[] = [
    { value: number, style: 'form-middle' },
    { value: place, style: 'form-label' },
    { value: what, style: 'form-label' },
  ];
  const placeText = { text: place, width: WIDTHS[1] };
  if (kind === 'below' || kind === 'divide')
    return {
      cells: [...cells, { value: null, style: 'form-label' }],
      height: heightOf([placeText, { text: what, width: WIDTHS[2] + WIDTHS[3] }]),
      spansFrom: LAST - 1,
    };
  return {
    cells: [...cells, { value: null, style: 'form-words' }],
    height: heightOf([placeText, { text: what, width: WIDTHS[2] }], FEWEST_LINES),
  };
}

function footRows(facts: SlipFacts, sections: readonly SlipSection[], t: Translate): SlipRow[] {
  const rest = untold(facts);
  const signature = across(t('slips:signature'), 'form-note');
  return [
    ...(sections.length === 0 ? [across(t('slips:nothing'), 'form-note')] : []),
    ...(rest > 0 ? [across(t('slips:rest', { rest }), 'form-note')] : []),
    { ...signature, height: heightOf([], SIGNATURE_LINES) },
  ];
}

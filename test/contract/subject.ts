import type { Host } from '../../src/app/host';
import { parseAddress, parseArea, type CellAddress } from '../../src/kernel/address';
import type { UserAmendment } from '../../src/sheet/amendment';
import type { CellValue } from '../../src/sheet/cell';
import type {
  CellWrite,
  Edit,
  EditPlan,
  MarkKind,
  Receipt,
  ValidateEdit,
} from '../../src/sheet/editPlan';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/sheet/snapshot';

/** A host under test, and a way to look at what it shows that does not go through the host. */
export interface Subject {
  readonly host: Host;
  readonly lacks?: Lacks;
  /** Kinds of mark on a cell. */
  marks(sheet: string, at: CellAddress): Promise<readonly MarkKind[]>;
  /** The whole text of the note on a cell. */
  note(sheet: string, at: CellAddress): Promise<string | undefined>;
  /** Titles of the messages of the validations that a cell has. */
  validations(sheet: string, at: CellAddress): Promise<readonly string[]>;
  /** Everything there is, in a form that is equal only if nothing differs. */
  state(): Promise<unknown>;
}

/** What the program of a host cannot do: it is left out, and the receipt names it. */
export interface Lacks {
  /** Notes at all, or only those beside a note of the user's. */
  readonly notes?: 'all' | 'beside-notes';
  readonly validation?: true;
  readonly links?: true;
}

export interface SubjectSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly notes?: Readonly<Record<string, string>>;
  /** A validation of the user's: whole numbers of 0 or more, titled 用户. */
  readonly validated?: string;
}

export type MakeSubject = (sheets: readonly SubjectSheet[]) => Promise<Subject>;

export const SCHOOLS: SubjectSheet = {
  name: '学校',
  rows: [
    ['学校名称', '在校生数', '专任教师数'],
    ['青禾小学', 260, 18],
    ['云溪小学', 120, 9],
  ],
  notes: { C3: '请教务处核对' },
};

export function at(address: string): CellAddress {
  const found = parseAddress(address);
  if (found === undefined) throw new Error(`no address: ${address}`);
  return found;
}

export function mark(kind: MarkKind, address: string): Edit {
  const { row, column } = at(address);
  const area = { top: row, bottom: row, left: column, right: column };
  return { kind: 'mark', sheet: '学校', mark: kind, areas: [area] };
}

export function write(address: string, ...rows: (CellWrite | null)[][]): Edit {
  return { kind: 'write', sheet: '学校', at: at(address), rows };
}

/** Whole numbers of 0 or more, titled 在校生数. */
export function validate(...addresses: readonly string[]): ValidateEdit {
  return {
    kind: 'validate',
    sheet: '学校',
    validation: {
      areas: addresses.flatMap((address) => parseArea(address) ?? []),
      type: 'whole',
      operator: 'greater-or-equal',
      formula1: '0',
      allowBlank: true,
      dropDown: false,
      style: 'warning',
      error: { title: '在校生数', text: '应为不小于 0 的整数' },
    },
  };
}

export const PLAN: EditPlan = {
  edits: [
    mark('error', 'C2'),
    mark('below-standard', 'C3'),
    { kind: 'note', sheet: '学校', at: at('C2'), text: '学历合计 20 大于专任教师 18' },
    { kind: 'note', sheet: '学校', at: at('C3'), text: '低于标准' },
    write(
      'D1',
      [{ value: '生师比', style: 'header' }],
      [{ value: 260 / 18, formula: 'B2/C2', style: 'decimal2' }],
      [{ value: 120 / 9, formula: 'B3/C3', style: 'decimal2' }],
    ),
    {
      kind: 'add-sheet',
      role: 'findings',
      name: '校验结果',
      widths: [12, 40],
      rows: [
        [
          { value: '位置', style: 'header' },
          { value: '说明', style: 'header' },
        ],
        [
          { value: 'C2', link: { sheet: '学校', at: at('C2') }, style: 'link' },
          { value: '=HYPERLINK("x")', style: 'text' },
        ],
      ],
      merges: [],
      freeze: { rows: 1, columns: 0 },
    },
  ],
};

/** What a host that lacks these must say of `PLAN`, in no order. */
export function receiptOfPlan({ notes, links }: Lacks = {}): Receipt {
  const skipped = PLAN.edits.flatMap((edit): Receipt['skipped'] => {
    if (edit.kind === 'add-sheet' && links) return [{ edit, reason: 'link-left-out' }];
    const isBeside = edit.kind === 'note' && edit.at.row === at('C3').row;
    const isLeftOut =
      edit.kind === 'note' && (notes === 'all' || (notes !== undefined && isBeside));
    return isLeftOut ? [{ edit, reason: 'not-supported' }] : [];
  });
  const undone = skipped.filter(({ edit }) => edit.kind === 'note').length;
  return { applied: PLAN.edits.length - undone, skipped };
}

/** A receipt whose parts stand in one order. */
export function inOrder({ applied, skipped }: Receipt): Receipt {
  const key = (part: unknown) => JSON.stringify(part);
  return { applied, skipped: [...skipped].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

export async function take(host: Host): Promise<WorkbookSnapshot> {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.problem.reason);
  return snapshot.value;
}

export async function apply(host: Host, plan: EditPlan): Promise<Receipt> {
  const receipt = await host.apply(plan);
  if (!receipt.ok) throw new Error(receipt.problem.reason);
  return receipt.value;
}

export function sheetOf(workbook: WorkbookSnapshot, name: string): SheetSnapshot {
  const sheet = workbook.sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

export function valueAt(workbook: WorkbookSnapshot, sheet: string, address: string): CellValue {
  const { row, column } = at(address);
  return sheetOf(workbook, sheet).grid.value(row, column);
}

export async function amend(host: Host, amendments: readonly UserAmendment[]): Promise<Receipt> {
  const receipt = await host.amend(amendments);
  if (!receipt.ok) throw new Error(receipt.problem.reason);
  return receipt.value;
}

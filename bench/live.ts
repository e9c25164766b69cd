import { liveEngine } from '../src/app/live/liveEngine';
import type { CheckChoices } from '../src/app/live/engine';
import type { WorkbookData } from '../src/sheet/data';
import { dataOf } from '../src/sheet/editableWorkbook';
import { DEFAULT_STANDARD, fieldByKey } from '../src/standard';
import { makeSheet, makeWorkbook } from '../test/support/sheets';

/** What the engine behind the pane takes, without page, worker and grid, in milliseconds. */
export interface LiveFigures {
  readonly rows: number;
  readonly cells: number;
  readonly open: number;
  readonly firstCheck: number;
  /** From an edit of one cell to the new view; the median of several. */
  readonly afterEdit: number;
  readonly plan: number;
  readonly findings: number;
}

export const CHOICES: CheckChoices = { standard: DEFAULT_STANDARD, reliefs: [], language: 'zh' };

/** A ledger of so many schools, in which one in `wrongEach` contradicts itself (none for 0). */
export function ledgerData(rows: number, wrongEach = 0): WorkbookData {
  const lines = Array.from({ length: rows }, (_, at) => school(at, wrongEach));
  const keys = Object.keys(lines[0] ?? {});
  const table = [
    keys.map((key) => fieldByKey(key)?.name.zh ?? key),
    ...lines.map((line) => keys.map((key) => line[key] ?? null)),
  ];
  return dataOf(makeWorkbook([makeSheet(table, { name: '学校台账' })]));
}

function school(at: number, wrongEach: number): Readonly<Record<string, string | number>> {
  const any = irregular(at);
  const classes = 6 + any(37);
  const students = classes * 37 + any(classes * 2);
  const teachers = classes * 3 + any(9);
  const wrong = wrongEach > 0 && at % wrongEach === 0;
  return {
    school_code: `2133${String(at).padStart(6, '0')}`,
    school_name: `第${String(at).padStart(6, '0')}小学`,
    school_type: '211',
    level: '小学',
    founder_type: '7',
    urban_rural: '121',
    founded_year: 1950 + any(70),
    grades: 6,
    classes,
    students,
    students_migrant: any(97),
    staff_total: teachers + 2 + any(5),
    teachers,
    teachers_phd: 0,
    teachers_master: 2,
    teachers_bachelor: wrong ? teachers + 9 : teachers - 4,
    teachers_college: 2,
    teachers_midtitle: classes + any(5),
    teachers_backbone: wrong ? teachers + 1 : Math.ceil(students / 60),
    teachers_pe: Math.ceil(students / 150),
    teachers_music: Math.ceil(students / 250),
    teachers_art: Math.ceil(students / 250),
    teachers_arts: 0,
    teachers_certified: teachers,
    teachers_trained360: teachers,
    area_site: students * 24 + any(4000) / 4,
    area_building: students * 11 + any(2000) / 4,
    area_teaching: students * 7 + any(1200) / 4,
    area_indoor_sport: 300 + any(400),
    area_field: students * 9 + any(1600) / 4,
    equip_value: wrong ? -5 : Math.ceil(students * 0.3) + any(9000) / 100,
    multimedia_rooms: classes + any(9),
    music_rooms: Math.ceil(classes / 12),
    art_rooms: Math.ceil(classes / 12),
    computers: Math.ceil(students / 6) + any(40),
    books: students * 30 + any(2500),
    cls_36_40: classes,
    students_primary: students,
    students_junior: 0,
    students_senior: 0,
  };
}

/**
 * Whole numbers from 0 up to a bound, irregular from school to school and from figure to figure as real ones are, and
 * the same in every run: schools whose figures repeat each other's are rightly taken for copies. (mulberry32)
 */
function irregular(seed: number): (bound: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const EDITS = 9;

export async function measureLive(rows: number, wrongEach: number): Promise<LiveFigures> {
  const data = ledgerData(rows, wrongEach);
  const engine = liveEngine();
  const open = await timed(() => engine.open(data, 'bench.xlsx'));
  const firstCheck = await timed(() => engine.check(CHOICES));
  const edits: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    const cells = [{ row: 1 + ((n * 37) % rows), column: 12, value: 40 + n }];
    edits.push(
      await timed(async () => {
        await engine.change([{ kind: 'cells', sheet: '学校台账', cells }]);
        await engine.check(CHOICES);
      }),
    );
  }
  const view = await engine.check(CHOICES);
  const revision = view.ok ? view.value.revision : -1;
  const marks = { marks: true, notes: false, results: false, validation: false };
  return {
    rows,
    cells: data.sheets[0]?.cells.length ?? 0,
    open,
    firstCheck,
    afterEdit: edits.sort((a, b) => a - b)[Math.floor(EDITS / 2)] ?? NaN,
    plan: await timed(() => engine.plan(revision, marks)),
    findings: await timed(() => engine.findings(revision, 0, 200)),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

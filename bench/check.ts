import { computeBalance } from '../src/balance';
import { renderFindings, runChecks } from '../src/checks';
import type { CheckInput } from '../src/checks';
import { tableFromRows } from '../src/forms';
import { DEFAULT_STANDARD, findStandard, rules } from '../src/standard';

/** Whole checks of a large ledger: every rule on every row, fields of a rule counted one by one. */
export interface CheckFigures {
  readonly rows: number;
  readonly rules: number;
  readonly evaluations: number;
  readonly perSecondClean: number;
  readonly perSecondWrong: number;
  /** Time of the run in which every row is wrong, over that of the clean run. */
  readonly wrongOverClean: number;
  readonly findingsWhenWrong: number;
  /** Milliseconds to put the first hundred findings of the wrong run into words. */
  readonly firstHundred: number;
}

const ROWS = 100_000;

type Row = Readonly<Record<string, string | number>>;

/** A school whose figures agree with one another and meet every threshold. */
function soundRow(at: number): Row {
  const classes = 8 + (at % 17);
  const students = classes * 38 + (at % 7);
  const teachers = classes * 3;
  const serial = String(at).padStart(6, '0');
  return {
    school_code: `2133${serial}`,
    school_name: `第${serial}小学`,
    school_type: '211',
    level: '小学',
    founder_type: '7',
    urban_rural: '121',
    founded_year: 1950 + (at % 70),
    grades: 6,
    classes,
    students,
    students_migrant: at % 31,
    staff_total: teachers + 4,
    teachers,
    teachers_phd: 0,
    teachers_master: 2,
    teachers_bachelor: teachers - 4,
    teachers_college: 2,
    teachers_midtitle: classes + (at % 5),
    teachers_backbone: Math.ceil(students / 60),
    teachers_pe: Math.ceil(students / 150),
    teachers_music: Math.ceil(students / 250),
    teachers_art: Math.ceil(students / 250),
    teachers_arts: 0,
    teachers_certified: teachers,
    teachers_trained360: teachers,
    area_site: students * 24 + (at % 97) / 4,
    area_building: students * 11 + (at % 89) / 4,
    area_teaching: students * 6 + (at % 83) / 4,
    area_indoor_sport: 300 + (at % 13),
    area_field: students * 9 + (at % 79) / 4,
    equip_value: Math.ceil(students * 0.3) + (at % 100) / 100,
    multimedia_rooms: classes + 4,
    music_rooms: Math.ceil(classes / 12),
    art_rooms: Math.ceil(classes / 12),
    computers: Math.ceil(students / 6),
    books: students * 30 + (at % 73),
    cls_36_40: classes,
  };
}

/** The same school with every figure at odds with every other. */
function wrongRow(at: number): Row {
  const sound = soundRow(at);
  return Object.fromEntries(
    Object.entries(sound).map(([key, value]) => {
      if (typeof value === 'number')
        return [key, at % 2 === 0 ? -value - 0.505 : `约${String(value)}`];
      if (key === 'school_name') return [key, ` 青石 小学${String(at % 9)}`];
      return key === 'level' ? [key, value] : [key, `${value}x`];
    }),
  );
}

function inputOf(rowAt: (at: number) => Row): CheckInput {
  const table = tableFromRows(
    'ledger',
    Array.from({ length: ROWS }, (_, at) => rowAt(at)),
  );
  const standard = findStandard(DEFAULT_STANDARD);
  if (!standard.ok) throw new Error(standard.problem.reason);
  const balance = computeBalance({ standard: standard.value, ledgers: [table], reliefs: [] });
  const workbook = { files: [] };
  return { tables: [table], workbook, standard: standard.value, rules: rules(), balance };
}

/** One run: at tens of millions of evaluations it needs no warming up. */
function measure(input: CheckInput) {
  const start = performance.now();
  const outcome = runChecks(input);
  const milliseconds = performance.now() - start;
  const { checked, cannotTell, notApplicable, error, warning, info } = outcome.counts;
  const evaluations = checked + cannotTell + notApplicable;
  return { milliseconds, outcome, evaluations, findings: error + warning + info };
}

/** Measures rule evaluations a second over 100,000 school rows, clean and with everything wrong. */
export function benchCheck(): CheckFigures {
  const clean = measure(inputOf(soundRow));
  const wrong = measure(inputOf(wrongRow));
  const start = performance.now();
  let shown = 0;
  for (const finding of renderFindings(wrong.outcome, 'zh')) {
    shown += finding.message.length > 0 ? 1 : 0;
    if (shown === 100) break;
  }
  return {
    rows: ROWS,
    rules: rules().length,
    evaluations: clean.evaluations,
    perSecondClean: Math.round((clean.evaluations / clean.milliseconds) * 1000),
    perSecondWrong: Math.round((wrong.evaluations / wrong.milliseconds) * 1000),
    wrongOverClean: wrong.milliseconds / clean.milliseconds,
    findingsWhenWrong: wrong.findings,
    firstHundred: performance.now() - start,
  };
}

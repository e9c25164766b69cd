import { evenly, sumOf } from './share';
import type { Figure, Printed } from './frame';
import { BAND_NAMES, minority, women } from './pupils';
import type { Pupils } from './pupils';
import { AGES, COURSES, DEGREES, TITLES } from './teachers';
import type { Teachers } from './teachers';

type Row = readonly [label: string, ...figures: Figure[]];

const GRADE_NAMES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级'];

/** Number and title of a table in one of the two generations. */
export interface Heading {
  readonly number: string;
  readonly title: string;
}

/** 班数、班额: classes by grade and size. */
export function classTable(heading: Heading, levels: readonly Pupils[]): Printed {
  const grades = Math.max(...levels.map(({ grades: { length } }) => length));
  const byGrade = (figures: readonly number[]): Figure[] => [
    sumOf(figures),
    ...Array.from({ length: grades }, (_, at) => (at < figures.length ? (figures[at] ?? 0) : '*')),
  ];
  const several = levels.length > 1;
  const rows = (pupils: Pupils): Row[] => [
    [several ? pupils.level : '班数', ...byGrade(pupils.bands.map(sumOf))],
    ...BAND_NAMES.map((name, band): Row => [`  ${name}`, ...byGrade(pupils.bands.map((sizes) => sizes[band] ?? 0))]),
  ];
  return {
    ...heading,
    unit: '个',
    columns: [['合计'], ...GRADE_NAMES.slice(0, grades).map((grade) => [grade])],
    rows: levels.flatMap(rows),
  };
}

/** 学生数 of one level: entrants, pupils by grade, expected graduates; the newer forms print more lines. */
export function pupilTable(heading: Heading, pupils: Pupils, further = false): Printed {
  const primary = pupils.level === '小学';
  const part = (label: string, share: (total: number) => number, female: Figure): Row => {
    const grades = pupils.grades.map(share);
    const last = grades.at(-1) ?? 0;
    const first = grades[0] ?? 0;
    return [
      label,
      share(pupils.graduates),
      first,
      ...(primary ? [Math.min(first, share(pupils.preschool))] : []),
      sumOf(grades),
      female ?? sumOf(grades.map(women)),
      ...grades,
      last,
    ];
  };
  return {
    ...heading,
    unit: '人',
    columns: [
      ['毕业生数'],
      ['招生数', ...(primary ? ['计'] : [])],
      ...(primary ? [['招生数', '其中：受过学前教育']] : []),
      ['在校生数', '合计'],
      ['在校生数', '其中：女'],
      ...pupils.grades.map((_, at) => ['在校生数', GRADE_NAMES[at] ?? '']),
      ['预计毕业生数'],
    ],
    rows: [
      part('总计', (total) => total, null),
      part('  其中：女', women, '*'),
      part('  少数民族', minority, null),
      ...(further ? furtherLines(pupils) : []),
    ],
  };
}

/** Pupils of several kinds by grade; whether they were to school before, and how many graduated, is not asked. */
function furtherLines(pupils: Pupils): Row[] {
  const kinds = [
    ['  寄宿生', pupils.boarders],
    ['  随迁子女', pupils.migrant],
    ['  进城务工人员随迁子女', pupils.worker],
    ['  农村留守儿童', pupils.leftBehind],
  ] as const;
  return kinds.map(([label, total]): Row => {
    const grades = evenly(total, pupils.grades.length);
    const asked = pupils.level === '小学' ? ['*', grades[0] ?? 0, '*'] : ['*', grades[0] ?? 0];
    return [label, ...asked, total, sumOf(grades.map(women)), ...grades, grades.at(-1) ?? 0];
  });
}

/** 学生变动: who came and who went within the year. */
export function flowTable(heading: Heading, levels: readonly Pupils[]): Printed {
  return {
    ...heading,
    unit: '人',
    columns: [
      ['上学年初报表在校学生数'],
      ...['合计', '招生', '复学', '转入', '其他'].map((way) => ['增加学生数', way]),
      ...['合计', '毕业', '结业', '休学', '退学', '死亡', '转出', '其他'].map((way) => ['减少学生数', way]),
      ['本学年初报表在校学生数'],
    ],
    rows: levels.map((pupils): Row => {
      const { entrants, resumed, transferredIn, graduates, suspended, transferredOut } = pupils;
      const came = [entrants, resumed, transferredIn, 0];
      const left = [graduates, 0, suspended, 0, 0, transferredOut, 0];
      const start = pupils.total - sumOf(came) + sumOf(left);
      return [pupils.level, start, sumOf(came), ...came, sumOf(left), ...left, pupils.total];
    }),
  };
}

/** 死亡原因 and 退学原因: nobody died and nobody left school. */
export function reasonTable(heading: Heading, reasons: readonly string[], levels: readonly Pupils[]): Printed {
  return {
    ...heading,
    unit: '人',
    columns: [['合计'], ...reasons.map((reason) => [reason])],
    rows: [...levels.map(({ level }): Row => [level, 0, ...reasons.map(() => 0)])],
  };
}

/** 在校生中其他情况: boarders, children who came along with migrating parents, children left behind. */
export function otherPupilsTable(heading: Heading, levels: readonly Pupils[]): Printed {
  const rows: readonly (readonly [string, (pupils: Pupils) => number])[] = [
    ['在校生数', ({ total }) => total],
    ['  寄宿生', ({ boarders }) => boarders],
    ['  随迁子女', ({ migrant }) => migrant],
    ['    其中：进城务工人员随迁子女', ({ worker }) => worker],
    ['  农村留守儿童', ({ leftBehind }) => leftBehind],
  ];
  return {
    ...heading,
    unit: '人',
    columns: levels.map(({ level }) => [level]),
    rows: rows.map(([label, of]): Row => [label, ...levels.map(of)]),
  };
}

/** 教职工: the whole school's staff by kind. */
export function staffTable(heading: Heading, staff: number, teachers: number): Printed {
  const rest = staff - teachers;
  const kinds = [teachers, Math.ceil(rest / 2), Math.floor(rest / 4), rest - Math.ceil(rest / 2) - Math.floor(rest / 4)];
  const row = (label: string, share: (total: number) => number): Row => {
    const own = kinds.map(share);
    return [label, sumOf(own), ...own, 0, 0];
  };
  return {
    ...heading,
    unit: '人',
    columns: [
      ...['合计', '专任教师', '行政人员', '教辅人员', '工勤人员'].map((kind) => ['教职工数', kind]),
      ['代课教师'],
      ['兼任教师'],
    ],
    rows: [
      row('总计', (total) => total),
      row('  其中：女', women),
      row('  少数民族', minority),
      row('  在编人员', (total) => total),
    ],
  };
}

/** 专任教师分职称、分年龄, one block of rows for each level. */
export function titleTable(heading: Heading, levels: readonly Teachers[]): Printed {
  return {
    ...heading,
    unit: '人',
    columns: [['合计'], ['其中：女'], ...AGES.map((age) => [age])],
    rows: levels.flatMap(({ level, ages }) => crossedRows(level, TITLES, ages)),
  };
}

/**
 * 专任教师分课程、分学历, one block of rows for each level, named where the table may have several. The older forms print
 * 研究生 undivided.
 */
export function courseTable(
  heading: Heading,
  levels: readonly Teachers[],
  named: boolean,
  postgraduates: 'divided' | 'undivided',
): Printed {
  const isDivided = postgraduates === 'divided';
  const degrees = isDivided ? DEGREES : ['研究生毕业', ...DEGREES.slice(2)];
  return {
    ...heading,
    unit: '人',
    columns: [['合计'], ['其中：女'], ...COURSES.map((course) => [course])],
    rows: levels.flatMap(({ level, courses }) => {
      const [phd = [], master = [], ...others] = courses;
      const together = phd.map((figure, at) => figure + (master[at] ?? 0));
      const label = named ? level : '总计';
      return crossedRows(label, degrees, isDivided ? courses : [together, ...others]);
    }),
  };
}

/** The total, the women, the members of minorities and each part, over the same columns. */
function crossedRows(
  total: string,
  parts: readonly string[],
  figures: readonly (readonly number[])[],
): Row[] {
  const columns = figures[0]?.map((_, at) => figures.map((row) => row[at] ?? 0)) ?? [];
  const womenIn = (row: readonly number[]): number => sumOf(row.map(women));
  const row = (label: string, own: readonly number[], female: Figure): Row => [
    label,
    sumOf(own),
    female,
    ...own,
  ];
  return [
    row(total, columns.map(sumOf), sumOf(columns.map(womenIn))),
    row('  其中：女', columns.map(womenIn), '*'),
    row('  少数民族', columns.map((column) => sumOf(column.map(minority))), 0),
    ...parts.map((part, at) => row(`  ${part}`, figures[at] ?? [], womenIn(figures[at] ?? []))),
  ];
}

/** 专任教师变动: as many come as go. */
export function teacherFlowTable(heading: Heading, levels: readonly Teachers[]): Printed {
  return {
    ...heading,
    unit: '人',
    columns: [
      ['上学年初报表专任教师数'],
      ...['合计', '录用毕业生', '调入', '校内变动', '其他'].map((way) => ['增加教师数', way]),
      ...['合计', '自然减员', '调出', '校内变动', '其他'].map((way) => ['减少教师数', way]),
      ['本学年初报表专任教师数'],
    ],
    rows: levels.map(({ level, total }): Row => {
      const moved = Math.floor(total / 15);
      const hired = Math.floor(moved / 2);
      return [level, total, moved, hired, moved - hired, 0, 0, moved, moved - hired, hired, 0, 0, total];
    }),
  };
}

/** 专任教师接受培训: persons by the rank of the training. */
export function trainingTable(heading: Heading, levels: readonly Teachers[]): Printed {
  return {
    ...heading,
    unit: '人次',
    columns: [
      ['合计'],
      ...['计', '国家级', '省级', '地市级', '县级', '校级'].map((rank) => ['国内', rank]),
      ['国（境）外'],
    ],
    rows: levels.map(({ level, total }): Row => {
      const ranks = [0, Math.floor(total / 20), Math.floor(total / 8), Math.ceil(total / 3), total];
      return [level, sumOf(ranks), sumOf(ranks), ...ranks, 0];
    }),
  };
}

/** Rows of a list of items with one figure each. */
export function itemTable(heading: Heading, items: readonly (readonly [label: string, unit: string, figure: Figure])[]): Printed {
  return {
    ...heading,
    columns: [['计量单位'], ['数量']],
    rows: items.map(([label, unit, figure]): Row => [label, unit, figure]),
  };
}

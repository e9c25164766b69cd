import type { Random } from './random';
import { seededRandom } from './random';

/** One row of the invented county's ledger, by the ledger's keys; null where a school has no such figure. */
export type LedgerRow = Readonly<Record<string, string | number | null>>;

export type LevelName = '小学' | '初中';

interface Stage {
  readonly level: LevelName;
  readonly pupils: number;
}

interface School {
  readonly name: string;
  readonly type: string;
  readonly stages: readonly Stage[];
  readonly senior: number;
  readonly founder: string;
  readonly area: string;
}

const BANDS = ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66'];

/** Class codes of the first two digits of a school code, by school type. */
const CODE_CLASS: Readonly<Record<string, string>> = {
  '211': '21', '218': '21', '311': '31', '312': '31', '341': '34', '345': '34', '514': '51',
};

const PRIMARY_NAMES = ['实验', '青石', '南湖', '柳堤', '松岗', '白鹭', '望江', '新桥', '梧桐', '云岭', '东溪', '晨光', '石塘', '双河', '红枫', '竹溪', '清泉', '平湖'] as const;
const JUNIOR_NAMES = ['第一', '第二', '第三', '第四', '城南', '城北', '河西', '松岗', '青石', '望江'] as const;

/** The 42 schools of 澄湖县, a county that does not exist. */
export function schools(seed = 20260901): School[] {
  const random = seededRandom(seed);
  const list: School[] = [];
  const add = (name: string, type: string, stages: readonly Stage[], senior = 0): void => {
    const founder = list.length % 17 === 16 ? '民办' : '县级教育部门';
    list.push({ name, type, stages, senior, founder, area: areaOf(name, random) });
  };
  for (const name of PRIMARY_NAMES) {
    add(`澄湖县${name}小学`, '211', [{ level: '小学', pupils: random.whole(210, 1750) }]);
  }
  for (const [name, pupils] of [['上坪', 38], ['下坪', 50], ['茶山', 67]] as const) {
    add(`澄湖县${name}教学点`, '218', [{ level: '小学', pupils }]);
  }
  for (const name of JUNIOR_NAMES) {
    add(`澄湖县${name}初级中学`, '311', [{ level: '初中', pupils: random.whole(320, 1850) }]);
  }
  for (const name of ['龙泉', '大柳', '沙洲', '杨店', '石桥']) {
    add(`澄湖县${name}九年一贯制学校`, '312', [
      { level: '小学', pupils: random.whole(260, 980) },
      { level: '初中', pupils: random.whole(180, 640) },
    ]);
  }
  for (const name of ['第一', '第二', '湖滨']) {
    add(`澄湖县${name}完全中学`, '341', [{ level: '初中', pupils: random.whole(500, 1200) }], random.whole(600, 1500));
  }
  for (const name of ['博雅', '育才']) {
    add(
      `澄湖县${name}十二年一贯制学校`,
      '345',
      [
        { level: '小学', pupils: random.whole(500, 1100) },
        { level: '初中', pupils: random.whole(300, 700) },
      ],
      random.whole(300, 700),
    );
  }
  add('澄湖县特殊教育学校', '514', [{ level: '小学', pupils: 64 }]);
  return list;
}

function areaOf(name: string, random: Random): string {
  if (name.includes('教学点')) return '220';
  return random.pick(['111', '121', '121', '122', '210', '220']);
}

/** The ledger rows of the county: one per school and level, whole-school resources repeated on each. */
export function ledgerRows(seed = 20260901): LedgerRow[] {
  const random = seededRandom(seed + 1);
  const rows: LedgerRow[] = [];
  schools(seed).forEach((school, index) => {
    const whole = wholeSchool(school, random);
    for (const stage of school.stages) {
      rows.push({
        seq: rows.length + 1,
        school_code: `${CODE_CLASS[school.type] ?? '21'}33${String(index + 1).padStart(6, '0')}`,
        school_name: school.name,
        school_type: school.type,
        level: stage.level,
        founder_type: school.founder,
        urban_rural: school.area,
        ...whole,
        ...ofLevel(stage, random, index),
        note: null,
      });
    }
  });
  return rows;
}

/** Resources that belong to the whole school; the better-off schools get more per weighted pupil. */
function wholeSchool(school: School, random: Random): Record<string, number | null> {
  const pupils = (level: LevelName): number =>
    school.stages.find((stage) => stage.level === level)?.pupils ?? 0;
  const [primary, junior] = [pupils('小学'), pupils('初中')];
  const lowerWeight = school.type === '341' ? 1 / 1.1 : 1;
  const juniorOnly = primary === 0 ? 1.25 : 1;
  const weighted = (primary + 1.1 * junior + 1.32 * school.senior) * lowerWeight * juniorOnly;
  const all = primary + junior + school.senior;
  const indoor = Math.round(random.between(0.3, 0.9) * all);
  const teaching = round2(random.between(4.4, 7.4) * weighted + indoor);
  const field = round2(random.between(7.2, 11.5) * weighted);
  const building = round2(teaching * random.between(1.35, 1.8));
  const rooms = Math.ceil(all / 42 / 12);
  const funds = round2((random.between(1180, 1700) * Math.max(all, 100)) / 10000);
  return {
    founded_year: random.whole(1952, 2018),
    students_primary: primary,
    students_junior: junior,
    students_senior: school.senior,
    area_site: round2(field * random.between(1.7, 2.6) + building / 3),
    area_building: building,
    area_teaching: teaching,
    area_indoor_sport: indoor,
    area_field: field,
    equip_value: round2((random.between(1950, 4200) * weighted) / 10000),
    multimedia_rooms: Math.ceil((random.between(2.25, 3.3) * weighted) / 100),
    music_rooms: rooms + (all < 60 ? 0 : random.whole(0, 1)),
    art_rooms: rooms,
    computers: Math.round(random.between(0.1, 0.22) * weighted),
    books: Math.round(random.between(22, 46) * weighted),
    funds_public_budget: funds,
    funds_training_budget: round2(funds * random.between(0.05, 0.09) + 0.01),
  };
}

/** Figures entered per level: pupils, classes with their size bands, teachers. */
function ofLevel(stage: Stage, random: Random, index: number): Record<string, number> {
  const { pupils, level } = stage;
  const primary = level === '小学';
  const sizes = classSizes(pupils, primary ? 41 : 46, random);
  const teachers = Math.max(4, Math.round(pupils / random.between(primary ? 14.5 : 11, primary ? 17.5 : 13.5)));
  const master = Math.round(teachers * random.between(0.02, 0.12));
  const college = Math.round(teachers * (primary ? random.between(0.1, 0.28) : random.between(0, 0.08)));
  const below = index % 9 === 4 ? 1 : 0;
  const bachelor = teachers - master - college - below;
  const arts = (share: number): number => Math.max(pupils < 100 ? 0 : 1, Math.round((pupils / 100) * share));
  return {
    grades: primary ? 6 : 3,
    classes: sizes.length,
    students: pupils,
    students_migrant: Math.round(pupils * random.between(0.02, 0.2)),
    staff_total: teachers + Math.max(1, Math.round(teachers * random.between(0.04, 0.12))),
    teachers,
    teachers_phd: 0,
    teachers_master: master,
    teachers_bachelor: bachelor,
    teachers_college: college,
    teachers_midtitle: Math.round(teachers * random.between(0.38, 0.62)),
    teachers_backbone: backbone(pupils, primary, index, random),
    teachers_pe: Math.max(1, arts(random.between(0.38, 0.6))),
    teachers_music: arts(random.between(0.24, 0.36)),
    teachers_art: arts(random.between(0.24, 0.36)),
    teachers_arts: 0,
    teachers_certified: teachers,
    teachers_trained360: teachers,
    ...bandCounts(sizes),
  };
}

/** Backbone teachers gather in a few junior schools: the one coefficient that keeps the county from passing. */
function backbone(pupils: number, primary: boolean, index: number, random: Random): number {
  const perHundred = primary ? random.between(0.95, 1.7) : index % 4 === 1 ? random.between(2.6, 3.6) : random.between(0.7, 1.3);
  return Math.max(1, Math.round((pupils / 100) * perHundred));
}

function classSizes(pupils: number, target: number, random: Random): number[] {
  const count = Math.max(1, Math.ceil(pupils / target));
  const sizes = Array.from({ length: count }, (_, i) => Math.floor(pupils / count) + (i < pupils % count ? 1 : 0));
  for (let i = 0; i + 1 < count; i += 2) {
    const shift = random.whole(0, 2);
    sizes[i] = (sizes[i] ?? 0) + shift;
    sizes[i + 1] = (sizes[i + 1] ?? 0) - shift;
  }
  return sizes;
}

function bandCounts(sizes: readonly number[]): Record<string, number> {
  const counts = BANDS.map(() => 0);
  for (const size of sizes) {
    const band = size <= 25 ? 0 : size >= 66 ? 9 : Math.ceil((size - 25) / 5);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return Object.fromEntries(BANDS.map((band, i) => [`cls_${band}`, counts[i] ?? 0]));
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

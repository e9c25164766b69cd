/** The two methods as their texts state them, typed in again for the tests. */
export type Raw = string | number | null;
export type OracleRow = Readonly<Record<string, Raw>>;
export type LevelName = 'primary' | 'junior';

export interface OracleIndicator {
  readonly key: string;
  readonly plus: Readonly<Record<LevelName, readonly string[]>>;
  readonly minus?: readonly string[];
  /** Resource unit in the unit of the cell: 万元 to 元. */
  readonly times?: number;
  readonly hundred?: boolean;
  readonly split?: boolean;
  readonly whole: boolean;
  readonly line?: Readonly<Record<LevelName, string>>;
  /** Relief: flag that claims it, what it adds, and the pupils for which it is meant. */
  readonly relief?: {
    readonly id: string;
    readonly flag: string;
    readonly add: readonly string[];
    readonly from?: number;
    readonly to?: number;
  };
}

export interface OracleMethod {
  readonly indicators: readonly OracleIndicator[];
  /** Limit on every coefficient, and whether the limit itself fails. */
  readonly each?: Readonly<Record<LevelName, { readonly at: string; readonly strict: boolean }>>;
  readonly composite?: Readonly<Record<LevelName, string>>;
  readonly atLeast?: number;
  readonly basic: boolean;
  /** Thresholds read as "more than" instead of "or more". */
  readonly strictLines?: boolean;
  readonly reliefs: readonly string[];
}

const both = (keys: readonly string[]) => ({ primary: keys, junior: keys });
const lines = (primary: string, junior: string) => ({ primary, junior });
const JUNIOR_DEGREES = ['teachers_bachelor', 'teachers_master', 'teachers_phd'];
const DEGREES = { primary: ['teachers_college', ...JUNIOR_DEGREES], junior: JUNIOR_DEGREES };
const AREAS: readonly OracleIndicator[] = [
  {
    key: 'teachingArea',
    plus: both(['area_teaching']),
    minus: ['area_indoor_sport'],
    split: true,
    whole: false,
  },
  { key: 'sportsArea', plus: both(['area_field', 'area_indoor_sport']), split: true, whole: false },
  { key: 'equipmentValue', plus: both(['equip_value']), times: 10_000, split: true, whole: false },
];
const AREA_LINES = [lines('4.5', '5.8'), lines('7.5', '10.2'), lines('2000', '2500')];

export const QUALITY: OracleMethod = {
  basic: false,
  reliefs: [],
  atLeast: 6,
  each: { primary: { at: '0.50', strict: false }, junior: { at: '0.45', strict: false } },
  indicators: [
    {
      key: 'qualifiedTeachers',
      plus: DEGREES,
      hundred: true,
      whole: true,
      line: lines('4.2', '5.3'),
    },
    {
      key: 'backboneTeachers',
      plus: both(['teachers_backbone']),
      hundred: true,
      whole: true,
      line: lines('1', '1'),
    },
    {
      key: 'sportsArtTeachers',
      plus: both(['teachers_pe', 'teachers_music', 'teachers_art', 'teachers_arts']),
      hundred: true,
      whole: true,
      line: lines('0.9', '0.9'),
      relief: {
        id: 'rural-small-teachers',
        flag: 'is_rural_small',
        add: ['rot_pe', 'rot_music', 'rot_art', 'rot_arts'],
        from: 50,
        to: 99,
      },
    },
    ...AREAS.map((each, i): OracleIndicator => ({
      ...each,
      ...(AREA_LINES[i] === undefined ? {} : { line: AREA_LINES[i] }),
      ...(each.key === 'sportsArea'
        ? {
            relief: {
              id: 'dense-city-sports',
              flag: 'is_dense_city',
              add: ['area_other_field', 'area_offsite'],
            },
          }
        : {}),
    })),
    {
      key: 'multimediaRooms',
      plus: both(['multimedia_rooms']),
      hundred: true,
      split: true,
      whole: true,
      line: lines('2.3', '2.4'),
    },
  ],
};

export const BASIC: OracleMethod = {
  basic: true,
  reliefs: [],
  composite: { primary: '0.65', junior: '0.55' },
  indicators: [
    ...AREAS,
    { key: 'computers', plus: both(['computers']), hundred: true, split: true, whole: true },
    { key: 'books', plus: both(['books']), split: true, whole: true },
    { key: 'teacherRatio', plus: both(['teachers']), whole: true },
    { key: 'qualifiedTeachers', plus: DEGREES, whole: true },
    { key: 'seniorTeachers', plus: both(['teachers_midtitle']), whole: true },
  ],
};

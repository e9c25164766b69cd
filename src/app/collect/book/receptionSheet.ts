import { problemText, type Language, type Translate } from '../../../i18n/index';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { LEVEL_NAMES } from '../../templates/figures/composing';
import type {
  Collection,
  FileRemark,
  ReceivedFile,
  ReceivedStanding,
  RosterSchool,
} from '../types';
import type { NotesCut } from './originNotes';
import { RECEPTION_SHEET } from './places';

const COLUMNS = [
  'kind',
  'code',
  'school',
  'levels',
  'status',
  'differences',
  'open',
  'files',
  'remarks',
] as const;
const WIDTHS = [10, 13, 28, 12, 16, 10, 10, 46, 60];

/** A line of the sheet, before it is laid out; an absent figure is one that there is none of. */
interface Line {
  readonly kind: string;
  readonly code?: string;
  readonly school?: string;
  readonly levels?: string;
  readonly status: string;
  readonly differences?: number;
  readonly open?: number;
  readonly files?: string;
  readonly remarks: readonly string[];
}

/** The sheet 接收情况: who has sent what, who has not, and which files could not be used. */
export function receptionSheet(
  collection: Collection,
  cut: NotesCut | null,
  t: Translate,
  language: Language,
): NewSheet {
  const lines = [
    ...collection.schools.map((school) => schoolLine(school, collection, t)),
    ...collection.missing.map((school) => missingLine(school, t)),
    ...collection.files.flatMap((file) => fileLine(file, collection, t, language)),
    ...(collection.years.length > 1 ? [yearsLine(collection, t)] : []),
    ...(cut === null ? [] : [notesLine(cut, t)]),
  ];
  const header = COLUMNS.map((column): NewCell => ({
    value: t(`countyTable:reception.${column}`),
    style: 'header',
  }));
  return {
    name: RECEPTION_SHEET,
    rows: [
      [{ value: t('countyTable:reception.title'), style: 'form-title' }],
      header,
      ...lines.map((line) => laid(line, t)),
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 }],
    widths: WIDTHS,
    freeze: { rows: 2, columns: 3 },
    print: { landscape: true, titleRows: { from: 1, to: 1 }, footer: RECEPTION_SHEET },
  };
}

function laid(line: Line, t: Translate): readonly NewCell[] {
  const words = (value = ''): NewCell => (value === '' ? null : { value, style: 'wrapped' });
  return [
    words(line.kind),
    words(line.code),
    words(line.school),
    words(line.levels),
    words(line.status),
    line.differences ?? null,
    line.open ?? null,
    words(line.files),
    words(line.remarks.join(t('countyTable:separator'))),
  ];
}

function schoolLine(school: ReceivedStanding, { remarks }: Collection, t: Translate): Line {
  const aside = school.setAside.map(({ path, why }) => t(`countyTable:aside.${why}`, { path }));
  const ofFiles = school.paths.flatMap((path) =>
    (remarks.get(path) ?? []).map((remark) => `${path}：${remarkText(remark, t)}`),
  );
  return {
    kind: t('countyTable:kind.school'),
    code: school.code,
    school: school.name,
    levels: school.levels.map((level) => LEVEL_NAMES[level]).join('、'),
    status: t(`countyTable:standing.${school.standing.kind}`),
    differences: school.differences,
    open: school.open,
    files: school.paths.join('、'),
    remarks: [...standingTexts(school, t), ...aside, ...ofFiles],
  };
}

function standingTexts({ standing }: ReceivedStanding, t: Translate): readonly string[] {
  const named = ({ code, name }: RosterSchool) => t('countyTable:listed', { code, name });
  switch (standing.kind) {
    case 'other-name':
    case 'other-code':
      return [t('countyTable:onList', { school: named(standing.listed) })];
    case 'unknown':
      return standing.closest.length === 0
        ? []
        : [t('countyTable:closest', { schools: standing.closest.map(named).join('、') })];
    default:
      return [];
  }
}

function missingLine({ code, name }: RosterSchool, t: Translate): Line {
  return {
    kind: t('countyTable:kind.school'),
    code,
    school: name,
    status: t('countyTable:standing.missing'),
    remarks: [],
  };
}

/** Files that gave no values, or not all of theirs, and files about which there is something to say. */
function fileLine(
  file: ReceivedFile,
  { remarks }: Collection,
  t: Translate,
  language: Language,
): readonly Line[] {
  const own = remarks.get(file.path) ?? [];
  if (file.status === 'checked' && own.length === 0) return [];
  const unknown = file.status === 'partly-checked' ? file.unknown.map(({ sheet }) => sheet) : [];
  return [
    {
      kind: t('countyTable:kind.file'),
      status: t(`countyTable:status.${file.status}`),
      files: file.path,
      remarks: [
        ...(file.problem === null ? [] : [problemText(file.problem, language)]),
        ...(unknown.length === 0 ? [] : [t('countyTable:unread', { sheets: unknown.join('、') })]),
        ...own.map((remark) => remarkText(remark, t)),
      ],
    },
  ];
}

function yearsLine({ years }: Collection, t: Translate): Line {
  return {
    kind: t('countyTable:kind.file'),
    status: t('countyTable:years'),
    files: years.map(({ year, paths }) => `${String(year)}：${paths.join('、')}`).join('\n'),
    remarks: [],
  };
}

/** Notes that a workbook has no room for. */
function notesLine({ values, most, rowsUnnoted, differingUnnoted }: NotesCut, t: Translate): Line {
  return {
    kind: t('countyTable:kind.table'),
    status: t('countyTable:notesCut'),
    remarks: [
      t('countyTable:notesKept', { values, most }),
      ...(rowsUnnoted === 0 ? [] : [t('countyTable:rowsUnnoted', { count: rowsUnnoted })]),
      ...(differingUnnoted === 0
        ? []
        : [t('countyTable:differingUnnoted', { count: differingUnnoted })]),
    ],
  };
}

export function remarkText(remark: FileRemark, t: Translate): string {
  switch (remark.kind) {
    case 'no-school':
      return t('countyTable:remark.no-school');
    default: {
      const { kind, ...params } = remark;
      return t(`countyTable:remark.${kind}`, params);
    }
  }
}

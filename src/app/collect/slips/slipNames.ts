import { translator, type Language } from '../../../i18n/index';
import type { ReceivedFile } from '../types';
import { cut, fileName, plainLine } from './plainText';
import { schoolsOf } from './schools';

/** In UTF-16 units, the ending included: at most 240 bytes, which every file system takes. */
const LONGEST = 80;

/** Names that Windows keeps for devices, whatever comes after the first point. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[ .])/i;

export interface SlipNames {
  readonly slip: string;
  readonly copy: string;
  /** The form in which figures are divided by level, where the file needs one. */
  readonly division: string;
}

/** File name of a return slip: school and code where the file tells of one school, else the file's own name. */
export function slipName(file: ReceivedFile, language: Language): string {
  return named(stemOf(file), language, file.path, 1).slip;
}

/**
 * Names of slip, annotated copy and form of division for each file by its path, no two alike even where capitals do not count. The copy
 * keeps the ending of the file, without which Excel refuses a workbook with macros.
 */
export function slipNames(
  files: readonly ReceivedFile[],
  language: Language,
): ReadonlyMap<string, SlipNames> {
  const taken = new Set<string>();
  const names = new Map<string, SlipNames>();
  for (const file of files) {
    const stem = stemOf(file);
    let n = 1;
    let free = named(stem, language, file.path, n);
    while (namesIn(free).some((name) => taken.has(keyOf(name))))
      free = named(stem, language, file.path, (n += 1));
    for (const name of namesIn(free)) taken.add(keyOf(name));
    names.set(file.path, free);
  }
  return names;
}

function namesIn({ slip, copy, division }: SlipNames): readonly string[] {
  return [slip, copy, division];
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function named(stem: string, language: Language, path: string, n: number): SlipNames {
  const t = translator(language);
  const nameOf = (what: string, ending: string) => {
    const tail = `${n === 1 ? '' : `(${String(n)})`}-${what}${ending}`;
    return cut(stem, LONGEST - tail.length).replace(/[. ]+$/, '') + tail;
  };
  return {
    slip: nameOf(t('slips:name.slip'), '.xlsx'),
    copy: nameOf(t('slips:name.copy'), endingOf(path)),
    division: nameOf(t('slips:name.division'), '.xlsx'),
  };
}

function endingOf(path: string): string {
  return /\.(?:xlsx|xlsm|xltx|xltm)$/i.exec(path)?.[0].toLowerCase() ?? '.xlsx';
}

function stemOf(file: ReceivedFile): string {
  const schools = schoolsOf(file);
  const [only] = schools;
  const own = fileName(file.path).replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const wanted =
    only === undefined || schools.length > 1
      ? own
      : `${plainLine(only.name, 48)} ${plainLine(only.code, 20)}`;
  return safe(wanted) || safe(own) || '_';
}

/** Without what a file system forbids, and what would hide the file or be taken for an option or a formula. */
function safe(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^[\s.\-~=+@]+|[\s.]+$/g, '');
  return DEVICE.test(clean) ? `_${clean}` : clean;
}

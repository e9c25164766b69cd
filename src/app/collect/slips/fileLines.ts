import { problemText, translator, type Language, type Translate } from '../../../i18n/index';
import type { FileRemark, ReceivedFile, ReceivedStanding } from '../types';
import { fileName, plainLine, plainText } from './plainText';
import type { ReturnFacts, SlipLine } from './types';

/** Schools told one by one; a file with more of them is another list altogether, and the first show it. */
const SCHOOLS_TOLD = 10;

/** What is amiss with the file as a whole, and what to do about it. */
export function fileLines(facts: ReturnFacts, language: Language): readonly SlipLine[] {
  const t = translator(language);
  const { file } = facts;
  return [
    ...(file.problem === null ? [] : [about(problemLine(file.problem, language, t))]),
    ...facts.remarks.flatMap((remark) => remarkText(remark, t)).map(about),
    ...schoolLines(facts, t),
    ...(file.receipt === 'changed' || file.receipt === 'forged'
      ? [about(t(`slips:receipt.${file.receipt}`))]
      : []),
  ];
}

function about(what: string): SlipLine {
  return { where: '', what };
}

/** Some problems are told elsewhere to whoever received the file; here they are told to who sent it. */
function problemLine(
  problem: NonNullable<ReceivedFile['problem']>,
  language: Language,
  t: Translate,
): string {
  const key = `slips:problem.${problem.kind}.${problem.reason}`;
  const own = t(key);
  return plainText(key.endsWith(own) ? problemText(problem, language) : own);
}

function remarkText(remark: FileRemark, t: Translate): string[] {
  switch (remark.kind) {
    case 'wrong-year':
      return [t('slips:remark.wrong-year', { year: remark.year, wanted: remark.wanted })];
    case 'old-template':
      return [t('slips:remark.old-template', { version: remark.version, current: remark.current })];
    case 'other-standard':
      return [t('slips:remark.other-standard', { standard: plainLine(remark.standard) })];
    case 'no-school':
      return [t('slips:remark.no-school')];
    case 'same-file':
      // Nothing that its sender could do about it.
      return [];
  }
}

function schoolLines({ file, standings }: ReturnFacts, t: Translate): SlipLine[] {
  const lines = standings.flatMap((school) =>
    [...standingText(school, t), ...differenceText(school, file.path, t)].map((what) => ({
      where: placeOf(file, school),
      what,
    })),
  );
  const rest = lines.length - SCHOOLS_TOLD;
  if (rest <= 0) return lines;
  return [...lines.slice(0, SCHOOLS_TOLD), about(t('slips:standing.rest', { rest }))];
}

function standingText({ code, name, standing }: ReceivedStanding, t: Translate): string[] {
  const said = { code: plainLine(code), name: plainLine(name) };
  switch (standing.kind) {
    case 'other-name':
      return [t('slips:standing.other-name', { ...said, listed: plainLine(standing.listed.name) })];
    case 'other-code':
      return [t('slips:standing.other-code', { ...said, listed: plainLine(standing.listed.code) })];
    case 'unknown': {
      const closest = standing.closest.map((one) =>
        t('slips:school', { name: plainLine(one.name), code: plainLine(one.code) }),
      );
      return closest.length === 0
        ? [t('slips:standing.unknown', said)]
        : [t('slips:standing.closest', { ...said, closest: closest.join(t('slips:list')) })];
    }
    default:
      return [];
  }
}

/** Files about the same school that differ, with nothing to tell which counts. */
function differenceText(
  { name, code, open, paths, setAside }: ReceivedStanding,
  path: string,
  t: Translate,
): string[] {
  if (open === 0) return [];
  const others = paths
    .filter((other) => other !== path && !setAside.some((one) => one.path === other))
    .map(fileName);
  const school = t('slips:school', { name: plainLine(name), code: plainLine(code) });
  return [
    t('slips:standing.differing', { school, count: open, files: others.join(t('slips:list')) }),
  ];
}

/** Where the file says the school's code, or else its name. */
function placeOf({ schools }: ReceivedFile, { code, name }: ReceivedStanding): string {
  const own = schools.find((school) => school.code === code && school.name === name);
  const at = own?.values['school_code'] ?? own?.values['school_name'];
  return at === undefined || at.cell === '' ? '' : `${plainLine(at.sheet)} ${at.cell}`;
}

import type { Language } from '../i18n/index';
import { problemText } from '../i18n/index';
import {
  describeStandard,
  findStandard,
  listStandards,
  outlineStandard,
  standards,
  summariseStandard,
} from '../standard/index';
import { Exit } from './exit';
import { print } from './output';

export interface StandardsFlags {
  readonly json?: boolean;
  readonly lang: Language;
}

/** Lists the standards, or shows one whole: indicators, limits, items, reliefs, sources, open questions. */
export function standardsCommand(id: string | undefined, flags: StandardsFlags): number {
  if (id === undefined) return list(flags);
  const found = findStandard(id);
  if (!found.ok) {
    process.stderr.write(`${problemText(found.problem, flags.lang)}\n`);
    return Exit.USAGE;
  }
  if (flags.json === true) print(JSON.stringify(outlineStandard(found.value), null, 2));
  else print(describeStandard(found.value, flags.lang).join('\n'));
  return Exit.CLEAN;
}

function list({ json, lang }: StandardsFlags): number {
  if (json === true) print(JSON.stringify(standards().map(summariseStandard), null, 2));
  else print(listStandards(standards(), lang).join('\n'));
  return Exit.CLEAN;
}

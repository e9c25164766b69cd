import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { provinceCounties, type ReceivedCounty } from '../../scripts/received';

/** A county's files on disk, as a bureau has them, with the list of schools and last year's table beside. */
export interface CountyFolder {
  readonly input: string;
  readonly roster: string;
  readonly lastYear: string;
}

export function writeCounty(
  county: ReceivedCounty,
  input: string,
  roster: string,
  lastYear: string,
): CountyFolder {
  for (const { path, bytes } of county.files) write(join(input, path), bytes);
  write(roster, county.roster);
  write(lastYear, county.lastYear);
  return { input, roster, lastYear };
}

/** A folder for each county, and beside it one with the list of schools of each by the county's name. */
export function writeProvince(folder: string, seed: number, files: number, counties: number) {
  const [input, schools] = [join(folder, 'province'), join(folder, 'schools')];
  let senders = 0;
  for (const { name, county } of provinceCounties({ seed, files }, counties)) {
    for (const { path, bytes } of county.files) write(join(input, name, path), bytes);
    write(join(schools, `${name}.xlsx`), county.roster);
    senders += county.truth.files.filter(({ status }) => status !== 'ignored').length;
  }
  return { input, schools, senders };
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

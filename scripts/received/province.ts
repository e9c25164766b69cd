import { strFromU8, strToU8 } from 'fflate';
import { openContainer } from '../../src/xlsx';
import { writeZip, type ZipItem } from '../../src/xlsx/zipWriter';
import { receivedCounty } from './receivedCounty';
import type { CountyRequest, CountyTruth, ReceivedCounty } from './types';

const NAMES = [
  '澄湖县',
  '云渡县',
  '松阳县',
  '白河县',
  '青岭县',
  '石泉县',
  '江口县',
  '柳林县',
  '望山县',
  '临川县',
  '平谷县',
  '南浦县',
  '东原县',
  '西坪县',
  '北溪县',
  '龙门县',
  '凤台县',
  '金沙县',
  '银湾县',
  '玉屏县',
  '红石县',
  '蓝田县',
  '紫云县',
  '黄岗县',
];

export interface NamedCounty {
  readonly name: string;
  readonly county: ReceivedCounty;
}

/**
 * Counties of a province one after the other, each with the files of the first under codes and names of its own: what
 * is measured over thousands of files is quick to make, and no county is like another to whoever tells them by code.
 */
export function* provinceCounties(
  request: CountyRequest,
  counties: number,
): Generator<NamedCounty> {
  const first = receivedCounty(request);
  for (let at = 0; at < counties; at++) {
    const name = NAMES[at];
    if (name === undefined) throw new Error(`there are names for ${String(NAMES.length)} counties`);
    yield { name, county: at === 0 ? first : moved(first, at + 1, name) };
  }
}

function moved(county: ReceivedCounty, number: number, name: string): ReceivedCounty {
  const own = (text: string): string => inCounty(text, number, name);
  return {
    files: county.files.map(({ path, bytes }) => ({
      path: own(path),
      bytes: rewritten(bytes, own),
    })),
    truth: JSON.parse(own(JSON.stringify(county.truth))) as CountyTruth,
    roster: rewritten(county.roster, own),
    lastYear: rewritten(county.lastYear, own),
  };
}

/** The two digits behind the province in every code, and the county's name. */
function inCounty(text: string, number: number, name: string): string {
  const digits = String(number).padStart(2, '0');
  return text
    .replace(/(\d\d33)01(\d{4})(?!\d)/g, (_, head: string, tail: string) => head + digits + tail)
    .replaceAll('澄湖县', name);
}

/** Cells written anew, all other parts as they were; what is no workbook stays as it is. */
function rewritten(bytes: Uint8Array, own: (text: string) => string): Uint8Array {
  const opened = openContainer(bytes);
  if (!opened.ok) return bytes;
  const container = opened.value;
  const items = container.entries.map((entry): ZipItem => {
    const part = /^xl\/worksheets\/sheet\d+\.xml$/.test(entry.name) && container.read(entry.name);
    if (part === false || !part.ok) return { kind: 'copy', entry };
    const text = strFromU8(part.value);
    const changed = own(text);
    return changed === text
      ? { kind: 'copy', entry }
      : { kind: 'new', name: entry.name, bytes: strToU8(changed) };
  });
  return writeZip(items, container.comment);
}

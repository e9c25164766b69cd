import { Zip, ZipPassThrough } from 'fflate';
import { translator, type Language } from '../../../i18n/index';
import type { NewWorkbook } from '../../../sheet/newWorkbook';
import { rulePack } from '../../receipt/rulePack';
import {
  divisionForm,
  needsReturn,
  returnFacts,
  slipNames,
  slipOf,
  slipSummary,
  type ReturnFacts,
  type SlipNames,
  type SummaryHead,
} from '../slips/index';
import type { Collection, ReceivedFinding } from '../types';
import type { ReturnItem } from './receiver';

export interface ReturnArchive {
  readonly items: readonly ReturnItem[];
  /** The next piece of the archive, with the slip of a file and its copy. */
  add(path: string, copy: Uint8Array | null): Uint8Array<ArrayBuffer>;
  end(): Uint8Array<ArrayBuffer>;
}

export interface ReturnArchiveParts {
  readonly collection: Collection;
  readonly further: ReadonlyMap<string, readonly ReceivedFinding[]>;
  readonly language: Language;
  readonly day: string;
  readonly write: (workbook: NewWorkbook) => Uint8Array;
}

/** What goes back to the senders, in one archive that is handed out piece by piece while it is made. */
export function returnArchive(parts: ReturnArchiveParts): ReturnArchive {
  const { collection, further, language, day, write } = parts;
  const { standard } = collection.options;
  const head: SummaryHead = {
    checkedAt: day,
    standard: { title: standard.title[language], documentNumber: standard.documentNumber },
    rules: rulePack(),
  };
  const all = returnFacts(collection, further);
  const back = all.filter(needsReturn);
  const names = slipNames(
    back.map(({ file }) => file),
    language,
  );
  const zip = zipInPieces();
  const done = new Map<string, Pick<SlipNames, 'slip'> & { readonly copy: string | null }>();
  return {
    items: back.map((facts) => ({
      path: facts.file.path,
      copy: hasCopy(facts) ? (names.get(facts.file.path)?.copy ?? null) : null,
      further: facts.further,
    })),
    add(path, bytes) {
      const facts = back.find(({ file }) => file.path === path);
      const name = names.get(path);
      if (facts === undefined || name === undefined) throw new Error(`${path} has no slip`);
      const copy = bytes === null ? null : name.copy;
      done.set(path, { slip: name.slip, copy });
      const form = divisionForm(collection, path, language);
      const division = form === undefined ? null : name.division;
      zip.add(name.slip, write(slipOf({ ...facts, ...head, copy, division }, language)));
      if (form !== undefined) zip.add(name.division, write(form));
      if (bytes !== null) zip.add(name.copy, bytes);
      return zip.piece();
    },
    end() {
      const items = all.map((facts) => {
        const own = done.get(facts.file.path);
        return { facts, slip: own?.slip ?? null, copy: own?.copy ?? null };
      });
      const name = translator(language)('collect:summaryFile');
      zip.add(`${name}.xlsx`, write(slipSummary(items, head, language)));
      return zip.end();
    },
  };
}

/** Only a file in which something was recognised can be marked. */
function hasCopy({ file }: ReturnFacts): boolean {
  return file.status !== 'not-checked';
}

/** Workbooks are compressed already, and are put in as they are. */
function zipInPieces() {
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    pieces.push(data);
  });
  const piece = (): Uint8Array<ArrayBuffer> => {
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const one of pieces) {
      whole.set(one, at);
      at += one.length;
    }
    pieces = [];
    return whole;
  };
  return {
    add(name: string, bytes: Uint8Array) {
      const entry = new ZipPassThrough(name);
      zip.add(entry);
      entry.push(bytes, true);
    },
    piece,
    end() {
      zip.end();
      return piece();
    },
  };
}

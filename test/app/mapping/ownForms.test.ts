import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fileQuestions, readFile } from '../../../src/app';
import { formsFor, templateOf } from '../../../src/app/templates';
import { standards } from '../../../src/standard';
import { readWorkbook, writeWorkbook } from '../../../src/xlsx';
import { valueOf } from '../../support/live';

const EXAMPLES = ['examples', 'examples/schools'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(folder, name)),
);

function read(path: string, bytes: Uint8Array) {
  return readFile({ path, sha256: '', workbook: readWorkbook(bytes) });
}

describe('a form of ours', () => {
  it.each(EXAMPLES)('%s is read whole and asks nothing', (path) => {
    const file = read(path, readFileSync(path));
    expect([file.status, fileQuestions(file)]).toEqual(['checked', []]);
  });

  const blanks = standards().flatMap((standard) =>
    formsFor(standard).map((form) => [standard.id, form] as const),
  );
  it.each(blanks)('blank for %s, %s, is read whole and asks nothing', (standard, form) => {
    const made = valueOf(templateOf({ form, standard }));
    const file = read(`${form}.xlsx`, writeWorkbook(made.sheets, made));
    expect([file.status, fileQuestions(file)]).toEqual(['checked', []]);
  });
});

import type { ReportParts } from '../app/index';

/**
 * The report as JSON in pieces, one per finding, so that a report larger than the longest possible string can be
 * written. The pieces together are one document.
 */
export function* reportChunks({ head, files }: ReportParts): Iterable<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"files":[`;
  let before = '';
  for (const { facts, findings } of files) {
    yield `${before}\n${JSON.stringify(facts).slice(0, -1)},"findings":[`;
    let separator = '';
    for (const finding of findings) {
      yield `${separator}\n${JSON.stringify(finding)}`;
      separator = ',';
    }
    yield ']}';
    before = ',';
  }
  yield ']}\n';
}

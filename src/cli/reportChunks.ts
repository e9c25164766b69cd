import type { Report } from '../app/index';

/**
 * The report as JSON in pieces, one per finding, so that a report larger than the longest possible string can be
 * written. The pieces together are one document.
 */
export function* reportChunks(report: Report): Iterable<string> {
  const { files, ...rest } = report;
  yield `${JSON.stringify(rest).slice(0, -1)},"files":[`;
  for (const [index, file] of files.entries()) {
    const { findings, ...facts } = file;
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(facts).slice(0, -1)},"findings":[`;
    for (const [position, finding] of findings.entries()) {
      yield `${position === 0 ? '' : ','}\n${JSON.stringify(finding)}`;
    }
    yield ']}';
  }
  yield ']}\n';
}

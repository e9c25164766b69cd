import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { receivedCounty } from '../../../scripts/received';
import type { CollectReport, ReceivedFile } from '../../../src/app';
import { paneSession } from '../../../src/taskpane/session';
import type { SaveFile } from '../../../src/taskpane/session/receiving/types';
import { deskInWorker } from '../../../src/worker/deskClient';
import { receivePool } from '../../../src/worker/receivePool';
import { readWorkbook } from '../../../src/xlsx';
import { junheng, scratch } from '../../cli/command';
import { channelWorkers } from '../../support/channelWorker';
import { valueOf } from '../../support/live';
import { fakeEngine, fakeHost } from '../../support/paneFakes';
import { newDesk, newReceiver } from '../../support/receivingTools';
import { turns } from '../../support/receivingFakes';

jest.setTimeout(240_000);

const workers = channelWorkers();
afterEach(workers.end);

const county = receivedCounty({ seed: 11, files: 90 });
const ignored = new Set(
  county.truth.files.filter(({ status }) => status === 'ignored').map(({ path }) => path),
);
const files = county.files.filter(({ path }) => !ignored.has(path));

/** A pane that receives by the programs of the workers, over channels as in the page. */
function begun() {
  const kept: { readonly name: string; readonly content: Parameters<SaveFile>[0] }[] = [];
  const pane = paneSession({
    host: fakeHost(),
    engine: fakeEngine(),
    receiving: {
      pool: receivePool({ makeWorker: () => workers.make(newReceiver()), atOnce: 2 }),
      desk: deskInWorker(() => workers.make(newDesk())),
      saveFile: (content, name) => {
        kept.push({ name, content });
        return 'saved';
      },
    },
  });
  const { receiving } = pane;
  if (receiving === null) throw new Error('nothing can be received');
  return { receiving, kept };
}

type Begun = ReturnType<typeof begun>;

const sent = (path: string, bytes: Uint8Array) => ({
  path,
  stamp: '',
  read: () => Promise.resolve({ bytes: bytes.slice() }),
});

async function settled({ receiving }: Begun): Promise<void> {
  await turns(200);
  for (;;) {
    const { phase, stale } = receiving.state();
    if (phase === 'ready' && !stale) return;
    await turns(50);
  }
}

/** Findings of a file by rule, and what its check counted. */
function toldOf({ counts, findings }: Pick<ReceivedFile, 'counts' | 'findings'>): unknown {
  const { error, warning, explained, info, checked, cannotTell } = counts;
  return {
    counts: { error, warning, explained, info, checked, cannotTell },
    rules: byRule(findings.map(({ rule }) => rule)),
  };
}

function byRule(rules: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const rule of [...rules].sort()) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

function toldByPane({ receiving }: Begun): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    receiving
      .state()
      .files.flatMap(({ path, received }) => (received ? [[path, toldOf(received)]] : [])),
  );
}

/** Rules of the table's own list of findings, as they stand in the file that is kept of it. */
function rulesInTable(bytes: Uint8Array): Readonly<Record<string, number>> {
  const ids = valueOf(readWorkbook(bytes)).sheets.flatMap(({ grid }) => {
    const found: string[] = [];
    for (let row = 0; row < grid.rowCount; row += 1)
      grid.forEachInRow(row, (_, value) => {
        if (typeof value === 'string' && /^[A-Z]+-\d{3}(?:-\d)?$/.test(value)) found.push(value);
      });
    return found;
  });
  return byRule(ids);
}

describe('the pane and the command, on the same files beside last year’s', () => {
  const folder = scratch();
  const place = (name: string) => join(folder, name);
  let report: CollectReport;
  beforeAll(() => {
    for (const { path, bytes } of county.files) {
      mkdirSync(dirname(place(join('in', path))), { recursive: true });
      writeFileSync(place(join('in', path)), bytes);
    }
    writeFileSync(place('schools.xlsx'), county.roster);
    writeFileSync(place('last-year.xlsx'), county.lastYear);
    const asked = ['--out', place('county.xlsx'), '--schools', place('schools.xlsx')];
    const { out } = junheng(
      ...['collect', place('in'), ...asked, '--year', '2026'],
      ...['--last-year', place('last-year.xlsx'), '--json'],
    );
    report = JSON.parse(out) as CollectReport;
  });

  it('find the same in every file and in the county table, whenever last year’s are chosen', async () => {
    const all = begun();
    const { actions, state } = all.receiving;
    await actions.useRoster(sent('schools.xlsx', county.roster));
    actions.setYear(2026);
    actions.add(files.map(({ path, bytes }) => sent(path, bytes)));
    await settled(all);
    const without = toldByPane(all);
    // What was received before last year's data were chosen is checked again beside them.
    await actions.useLastYear([sent('last-year.xlsx', county.lastYear)]);
    expect(state().lastYear).toMatchObject({ files: [{ problem: null }] });
    await settled(all);
    const beside = toldByPane(all);
    const prefix = `${place('in')}/`;
    const wanted = Object.fromEntries(
      report.files.map((file) => [file.path.replace(prefix, ''), toldOf(file)]),
    );
    expect(Object.keys(beside)).toHaveLength(90);
    expect(beside).toEqual(wanted);
    expect(beside).not.toEqual(without);
    await actions.saveCountyTable?.();
    const [table] = all.kept;
    if (!(table?.content instanceof Uint8Array)) throw new Error('no table was kept');
    const rules = rulesInTable(table.content);
    expect(rules).toEqual(rulesInTable(readFileSync(place('county.xlsx'))));
    expect(rules['J-201']).toBeGreaterThan(0);
    // And by last year's data alone.
    actions.forgetLastYear();
    await settled(all);
    expect(toldByPane(all)).toEqual(without);
  });
});

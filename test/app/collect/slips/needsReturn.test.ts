import { describe, expect, it } from '@jest/globals';
import { needsReturn, returnGrounds } from '../../../../src/app/collect/slips';
import type { FileRemark, ReceivedFile, ReceivedStanding } from '../../../../src/app/collect/types';
import { factsOf, received } from '../../../support/received';
import { FINDING, quietFile, schoolFile } from '../../../support/slips';

const PATH = quietFile().path;

function grounds(file: Partial<ReceivedFile>, more: Parameters<typeof factsOf>[1] = {}) {
  return returnGrounds(factsOf(quietFile(file), more));
}

function standing(more: Partial<ReceivedStanding>): readonly ReceivedStanding[] {
  const quiet = { code: '2133000001', name: '澄湖县实验小学', levels: [], paths: [PATH, 'b.xlsx'] };
  const known = { standing: { kind: 'expected' }, setAside: [], differences: 0, open: 0 } as const;
  return [{ ...quiet, ...known, ...more }];
}

describe('a file is sent back', () => {
  it('with errors, and with warnings that nobody explained', () => {
    expect(grounds({ findings: [FINDING] })).toEqual(['errors']);
    expect(grounds({ findings: [{ ...FINDING, tier: 'warning' }] })).toEqual(['unexplained']);
    expect(grounds({}, { further: [{ ...FINDING, tier: 'warning' }] })).toEqual(['unexplained']);
  });

  it('not for what is below the standard, untidy, explained or clean', () => {
    expect(grounds({})).toEqual([]);
    expect(grounds({ findings: [{ ...FINDING, tier: 'below' }] })).toEqual([]);
    expect(grounds({ findings: [{ ...FINDING, tier: 'info' }] })).toEqual([]);
    expect(grounds({ findings: [{ ...FINDING, tier: 'warning', reason: '属实' }] })).toEqual([]);
  });

  it('where it could not be read, unless that is none of the sender’s doing', () => {
    const of = (kind: 'file-encrypted' | 'file-unreadable' | 'cancelled', reason: string) =>
      grounds({ status: 'not-checked', problem: { kind, reason, params: {} } });
    expect(of('file-encrypted', 'password')).toEqual(['unreadable']);
    expect(of('file-unreadable', 'read-error')).toEqual([]);
    expect(of('cancelled', 'by-user')).toEqual([]);
  });

  it('where a sheet resembles a form and could not be read, not for sheets of another kind', () => {
    const closest = {
      form: 'school-ledger',
      table: 'ledger',
      cell: 'A1',
      missing: ['学段'],
    } as const;
    expect(grounds({ unknown: [{ sheet: '附表' }] })).toEqual([]);
    expect(grounds({ unknown: [{ sheet: '附表', closest }] })).toEqual(['unreadable']);
  });

  it('where a cell holds something of which no value can be told, not where a level has none of its own', () => {
    const [school] = quietFile().schools;
    if (school === undefined) throw new Error();
    const of = (state: 'masked' | 'unreadable' | 'blank', value: string | null) =>
      grounds({
        schools: [{ ...school, values: { area_site: { state, value, sheet: 'S', cell: 'B2' } } }],
      });
    expect(of('masked', '____')).toEqual(['unreadable']);
    expect(of('unreadable', null)).toEqual([]);
    expect(of('blank', null)).toEqual([]);
  });

  it.each<FileRemark>([
    { kind: 'wrong-year', year: 2025, wanted: 2026 },
    { kind: 'old-template', version: 1, current: 2 },
    { kind: 'other-standard', standard: 'x' },
    { kind: 'no-school' },
  ])('where it is not what was asked for: $kind', (remark) => {
    expect(grounds({}, { remarks: [remark] })).toEqual(['unsuitable']);
  });

  it('where the school does not fit the list, or files differ and nothing tells which counts', () => {
    const unknown = standing({ standing: { kind: 'unknown', closest: [] } });
    expect(grounds({}, { standings: unknown })).toEqual(['unsuitable']);
    expect(grounds({}, { standings: standing({ differences: 4 }) })).toEqual([]);
    expect(grounds({}, { standings: standing({ differences: 4, open: 1 }) })).toEqual([
      'unsuitable',
    ]);
    expect(grounds({}, { standings: standing({ standing: { kind: 'no-roster' } }) })).toEqual([]);
  });

  it('with a forged receipt, not with one that has lapsed', () => {
    expect(grounds({ receipt: 'forged' })).toEqual(['unsuitable']);
    expect(grounds({ receipt: 'changed' })).toEqual([]);
  });

  it('not where another file has taken its place', () => {
    const file = quietFile({ findings: [FINDING] });
    const older = standing({ setAside: [{ path: PATH, why: 'older' }] });
    expect(needsReturn(factsOf(file, { standings: older }))).toBe(false);
    const copy = [{ kind: 'same-file', path: 'b.xlsx' }] as const;
    expect(needsReturn(factsOf(file, { remarks: copy }))).toBe(false);
    const problem = { kind: 'file-damaged', reason: 'empty-file', params: {} } as const;
    const empty = quietFile({ status: 'not-checked', problem });
    expect(needsReturn(factsOf(empty, { remarks: copy }))).toBe(true);
    const newer = standing({ setAside: [{ path: 'b.xlsx', why: 'older' }] });
    expect(needsReturn(factsOf(file, { standings: newer }))).toBe(true);
  });

  it('as the check of a school’s own form says', () => {
    const sent = (wrong: Parameters<typeof schoolFile>[1]) =>
      needsReturn(factsOf(received('a.xlsx', schoolFile('澄湖县实验小学', wrong)).received));
    expect(sent({})).toBe(false);
    expect(sent({ teachers_backbone: 999 })).toBe(true);
  });
});

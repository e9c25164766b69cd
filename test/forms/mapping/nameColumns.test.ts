import { describe, expect, it } from '@jest/globals';
import { indexHeaders } from '../../../src/forms/headerIndex';
import { confirmedMapping } from '../../../src/forms/mapping/confirmed';
import { nameColumns } from '../../../src/forms/mapping/namedKeys';

const INDEX = indexHeaders([
  { key: 'books', only: true, headers: ['册数'] },
  { key: 'computers', only: true, headers: ['册数', '台数'] },
]);

function named(field: string | null, ...texts: readonly string[]) {
  const profile = { name: '', entries: [{ table: 'ledger', header: '册数', field }] };
  const columns = texts.map((text, column) => ({
    column,
    parts: [text],
    text,
    at: { row: 0, column },
  }));
  return nameColumns(columns, INDEX, confirmedMapping(profile)?.of('ledger'));
}

describe('a header that fits several fields equally well', () => {
  it('names the one of them that was confirmed', () => {
    expect(named('books', '册数')).toMatchObject([{ keys: ['books'], mapped: true }]);
  });

  it('names no other field, nor one that has a column, and cannot be ignored', () => {
    const several = { keys: ['books', 'computers'] };
    expect(named('students', '册数')).toMatchObject([several]);
    expect(named('computers', '册数', '台数')).toMatchObject([several, { keys: ['computers'] }]);
    expect(named(null, '册数')[0]).not.toHaveProperty('ignored');
  });
});

import { describe, expect, it } from '@jest/globals';
import { closestSchools } from '../../../src/app/collect/likeness';

const ROSTER = [
  { code: '2131000001', name: '澄湖县第一小学', type: '' },
  { code: '2131000002', name: '澄湖县第二小学', type: '' },
  { code: '3131000010', name: '澄湖县白石镇初级中学', type: '' },
];

describe('schools that may be meant', () => {
  it.each([
    [
      'two digits swapped',
      { code: '2131000010', name: '某校' },
      ['2131000001', '3131000010', '2131000002'],
    ],
    ['a digit mistyped', { code: '2131000801', name: '' }, ['2131000001', '2131000002']],
    ['a name shortened', { code: '', name: '白石镇初级中学' }, ['3131000010']],
    ['a name with blanks', { code: '', name: '澄湖县 第一 小学' }, ['2131000001', '2131000002']],
    ['nothing like it', { code: '9999999999', name: '远方学校' }, []],
    ['nothing said', { code: '', name: '' }, []],
  ])('%s', (_, school, codes) => {
    expect(closestSchools(school, ROSTER).map(({ code }) => code)).toEqual(codes);
  });
});

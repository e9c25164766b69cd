import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EXAMPLES, junheng, scratch } from './command';

/** A folder in which the example county's schools have sent their forms. */
function received(): { readonly folder: string; readonly sent: string; readonly out: string } {
  const folder = scratch();
  const sent = join(folder, '收到');
  mkdirSync(sent);
  const schools = join(EXAMPLES, 'schools');
  for (const name of readdirSync(schools)) copyFileSync(join(schools, name), join(sent, name));
  return { folder, sent, out: join(folder, '县.xlsx') };
}

describe('junheng collect', () => {
  it('makes one county table of a folder and says where it is', () => {
    const { sent, out } = received();
    const answer = junheng('collect', sent, '--out', out);
    expect(answer.out).toContain('收到 3 个文件：已检查 3 个');
    expect(answer.out).toContain(`县级汇总表：${out}`);
    expect(existsSync(out)).toBe(true);
  });

  it('tells a sender to correct or explain only what is amiss with the data, not what the school lacks', () => {
    const { sent, out } = received();
    const { out: told } = junheng('collect', sent, '--out', out);
    expect(told).toContain('不达标');
    expect(told).not.toContain('待改或说明');
  });

  it('leaves an earlier county table alone where it reads no school, and says so', () => {
    const { folder, sent, out } = received();
    junheng('collect', sent, '--out', out);
    const before = readFileSync(out);
    const damaged = join(folder, '损坏');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'a.xlsx'), 'no workbook');
    const slips = join(folder, '退回');
    const answer = junheng('collect', damaged, '--out', out, '--slips', slips, '--json');
    expect(answer.code).toBe(2);
    expect(answer.err).toContain('没有读到任何学校的数据');
    expect(readFileSync(out).equals(before)).toBe(true);
    expect(JSON.parse(answer.out)).toMatchObject({ out: null });
    expect(readdirSync(slips)).toHaveLength(2);
  });

  it.each([
    ['an empty folder', ''],
    ['files that are no workbooks', '说明.txt'],
  ])('says that %s holds nothing to receive, and writes nothing', (_, name) => {
    const folder = scratch();
    const sent = join(folder, '收到');
    mkdirSync(sent);
    if (name !== '') writeFileSync(join(sent, name), '');
    const answer = junheng('collect', sent, '--out', join(folder, '县.xlsx'));
    expect(answer.code).toBe(2);
    expect(answer.err).toContain('没有找到 .xlsx 文件');
    expect(readdirSync(folder)).toEqual(['收到']);
  });
});

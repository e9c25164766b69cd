import { describe, expect, it } from '@jest/globals';
import {
  describeStandard,
  findStandard,
  listStandards,
  outlineStandard,
  standards,
  summariseStandard,
} from '../../src/standard';
import type { Standard } from '../../src/standard';

const HAN = /[\u4e00-\u9fff]/;

function standardOf(id: string): Standard {
  const found = findStandard(id);
  if (!found.ok) throw new Error(id);
  return found.value;
}

describe('findStandard', () => {
  it('names the known standards when asked for another', () => {
    const found = findStandard('cn.quality-2035');
    expect(found.ok).toBe(false);
    if (!found.ok) expect(found.problem.params['known']).toContain('cn.quality-2017');
  });
});

describe('listStandards', () => {
  it('gives each standard a line with its document number', () => {
    const lines = listStandards(standards(), 'zh');
    expect(lines.length).toBe(standards().length);
    expect(lines[0]).toContain('教督〔2017〕6号');
  });
});

describe('describeStandard', () => {
  const zh = describeStandard(standardOf('cn.quality-2017'), 'zh').join('\n');
  const en = describeStandard(standardOf('cn.quality-2017'), 'en').join('\n');

  it('prints thresholds, floors and coefficient limits', () => {
    expect(zh).toContain('初中 不低于 5.3 人，底线 4.505');
    expect(zh).toContain('小学每一项差异系数 不高于 0.5');
    expect(zh).toContain('7项中至少6项达标，其余不低于标准的85%');
    expect(en).toContain('junior at least 5.3 people, floor 4.505');
    expect(en).toContain('At least 6 of 7 met, the others at 85 % of the threshold or above');
  });

  it('says formulas in words, without the names of the program', () => {
    expect(zh).toContain('室内体育用房面积');
    expect(zh).not.toContain('[@');
    expect(en).not.toContain('[@');
  });

  it('gives every item, open question and source', () => {
    const standard = standardOf('cn.quality-2017');
    for (const item of standard.items) expect(zh).toContain(item.name.zh);
    for (const one of standard.openQuestions) expect(zh).toContain(one.question.zh);
    expect(zh).toContain('jiulongpo-2024');
    expect(zh).toContain('官方机构转载或解读');
  });

  it('says what a standard without thresholds leaves to others', () => {
    const basic = describeStandard(standardOf('cn.basic-2012'), 'zh').join('\n');
    expect(basic).toContain('不设单校达标线');
    expect(basic).toContain('单项差异系数不作限制');
    expect(basic).toContain('小学综合差异系数 不高于 0.65');
  });

  it('says whose overlay a local standard is', () => {
    const local = describeStandard(standardOf('local.junior-cv-030'), 'zh').join('\n');
    expect(local).toContain('上级标准：cn.quality-2017');
    expect(local).toContain('初中每一项差异系数 小于 0.3');
  });
});

describe('outlineStandard', () => {
  const outline = outlineStandard(standardOf('cn.quality-2017'));

  it('adds floors and words to the indicators', () => {
    const [first] = outline.indicators;
    expect(first?.thresholds?.junior).toMatchObject({ value: 5.3, floor: 4.505 });
    expect(first?.words.primary.zh).toContain('专科');
    expect(first?.words.junior.zh).not.toContain('专科');
    expect(HAN.test(first?.words.primary.en ?? '汉')).toBe(false);
  });

  it('lists each source it cites once', () => {
    const ids = outline.sources.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('shenyang-formulas');
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(outline))).toEqual(outline);
    expect(summariseStandard(standardOf('local.junior-cv-030')).parent).toBe('cn.quality-2017');
  });
});

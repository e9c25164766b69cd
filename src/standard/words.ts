import type { Bilingual, ItemGroup, Level, Operator, Provenance } from './types';

export type Language = keyof Bilingual;

/** Operators as official texts put them: 以上 and 不超过 include the number. */
export const OPERATORS: Readonly<Record<Operator, Bilingual>> = {
  '>=': { zh: '不低于', en: 'at least' },
  '>': { zh: '高于', en: 'more than' },
  '<=': { zh: '不高于', en: 'at most' },
  '<': { zh: '小于', en: 'less than' },
};

export const LEVEL_NAMES: Readonly<Record<Level | 'senior', Bilingual>> = {
  primary: { zh: '小学', en: 'primary' },
  junior: { zh: '初中', en: 'junior' },
  senior: { zh: '高中', en: 'senior' },
};

export const PROVENANCE: Readonly<Record<Provenance, Bilingual>> = {
  'official-text': { zh: '官方原文', en: 'official text' },
  'official-reproduction': { zh: '官方机构转载或解读', en: 'copy or account by a public body' },
  secondary: { zh: '间接来源', en: 'secondary source' },
  unverified: { zh: '未经核实', en: 'unverified' },
};

export function provenanceWords(provenance: Provenance): Bilingual {
  return PROVENANCE[provenance];
}

export const GROUPS: Readonly<Record<ItemGroup, Bilingual>> = {
  government: { zh: '政府保障程度', en: 'Government provision' },
  quality: { zh: '教育质量', en: 'Quality of education' },
  recognition: { zh: '社会认可度', en: 'Public recognition' },
  veto: { zh: '一票否决', en: 'Veto' },
  admission: { zh: '资格审核', en: 'Conditions for applying' },
};

export const HEADINGS = {
  indicators: { zh: '指标', en: 'Indicators' },
  schoolRule: { zh: '学校达标要求', en: 'When a school passes' },
  coefficients: { zh: '校际差异系数', en: 'Balance coefficients' },
  split: { zh: '多学段学校拆分', en: 'Split of schools with several levels' },
  exclusions: { zh: '不计入的学校', en: 'Schools left out' },
  reliefs: { zh: '放宽条款（默认关闭）', en: 'Reliefs (off unless turned on)' },
  parameters: { zh: '参数', en: 'Parameters' },
  questions: { zh: '未决问题', en: 'Open questions' },
  sources: { zh: '来源', en: 'Sources' },
} as const satisfies Readonly<Record<string, Bilingual>>;

import type { Basis, Bilingual, RuleScope, Severity } from '../../src/standard';

export type Language = 'zh' | 'en';

/** Words of the catalogue, in the terms that clerks know from the national statistics client. */
export const TIERS: Readonly<Record<Severity, Bilingual>> = {
  error: { zh: '逻辑校验（必须改正）', en: 'logic check: must be corrected' },
  warning: {
    zh: '经验校验（改正或说明理由）',
    en: 'experience check: correct it or write a reason',
  },
  info: { zh: '整理建议', en: 'tidiness' },
};

export const BASES: Readonly<Record<Basis, Bilingual>> = {
  published: { zh: '公开出处写明', en: 'stated in a public source' },
  'form-structure': { zh: '由表格自身结构得出', en: 'follows from the form itself' },
  policy: { zh: '政策标准', en: 'policy threshold' },
  proposed: { zh: '本项目建议值', en: 'proposed by this project' },
};

export const SCOPES: Readonly<Record<RuleScope, Bilingual>> = {
  cell: { zh: '单元格', en: 'Cell' },
  row: { zh: '行内', en: 'Row' },
  table: { zh: '整表', en: 'Table' },
  'cross-table': { zh: '表间', en: 'Between tables' },
  'cross-school': { zh: '校际', en: 'Between schools' },
  'cross-year': { zh: '跨年', en: 'Between years' },
};

const TABLES: Readonly<Record<string, Bilingual>> = {
  '*': { zh: '所有表', en: 'every table' },
  file: { zh: '文件', en: 'the file' },
  ledger: { zh: '学校台账', en: 'school ledger' },
  school: { zh: '学校填报表', en: 'school form' },
  county: { zh: '区县填报表', en: 'county form' },
  last_ledger: { zh: '上年台账', en: 'last year’s ledger' },
  last_school: { zh: '上年学校填报表', en: 'last year’s school form' },
  'application/1': { zh: '表Ⅰ', en: 'table I' },
  'application/2-1': { zh: '表Ⅱ-1', en: 'table II-1' },
  'application/2-2': { zh: '表Ⅱ-2', en: 'table II-2' },
  'application/3': { zh: '表Ⅲ', en: 'table III' },
  'application/4': { zh: '表Ⅳ', en: 'table IV' },
  'application/5': { zh: '表Ⅴ', en: 'table V' },
  'application/6': { zh: '表Ⅵ', en: 'table VI' },
};

/** A table as people call it; its own name where the catalogue knows none. */
export function tableName(table: string, lang: Language): string {
  return TABLES[table]?.[lang] ?? table;
}

export const LABELS = {
  title: { zh: '校验规则目录', en: 'Catalogue of rules' },
  tier: { zh: '层级', en: 'Tier' },
  basis: { zh: '依据', en: 'Basis' },
  source: { zh: '出处', en: 'Source' },
  tables: { zh: '适用表', en: 'Tables' },
  standards: { zh: '适用标准', en: 'Standards' },
  when: { zh: '前提', en: 'When' },
  each: { zh: '逐项检查', en: 'For each of' },
  formula: { zh: '公式', en: 'Formula' },
  test: { zh: '程序检验', en: 'Built-in test' },
  words: { zh: '即', en: 'In words' },
  message: { zh: '提示', en: 'Message' },
  marks: { zh: '标记', en: 'Marks' },
  fix: { zh: '一键修复', en: 'One-click fix' },
  examples: { zh: '样例', en: 'Examples' },
  this: { zh: '该项', en: 'this figure' },
} as const satisfies Record<string, Bilingual>;

import { LEVELS } from './levels';
import { floorOf, formulaWords, indicatorWords, sourcesOf } from './outline';
import type {
  CountyItem,
  Indicator,
  ItemGroup,
  ItemPart,
  Level,
  Limit,
  Relief,
  Source,
  Standard,
} from './types';
import { GROUPS, HEADINGS, LEVEL_NAMES, OPERATORS, PROVENANCE } from './words';
import type { Language } from './words';

const GROUP_ORDER: readonly ItemGroup[] = [
  'government',
  'quality',
  'recognition',
  'veto',
  'admission',
];

/** One line per standard, for `junheng standards`. */
export function listStandards(standards: readonly Standard[], lang: Language): readonly string[] {
  return standards.map((standard) => {
    const parent = standard.parent === null ? '' : `  ← ${standard.parent}`;
    return `${standard.id}  ${standard.documentNumber}  ${standard.title[lang]}${parent}`;
  });
}

/** Everything that a standard demands, as lines of plain text, for `junheng standards ID`. */
export function describeStandard(standard: Standard, lang: Language): readonly string[] {
  return [
    ...header(standard, lang),
    ...section(
      HEADINGS.indicators[lang],
      standard.indicators.flatMap((one) => indicatorLines(standard, one, lang)),
    ),
    ...section(HEADINGS.schoolRule[lang], schoolRuleLines(standard, lang)),
    ...section(HEADINGS.coefficients[lang], coefficientLines(standard, lang)),
    ...section(HEADINGS.split[lang], splitLines(standard, lang)),
    ...section(
      HEADINGS.exclusions[lang],
      standard.exclusions.map((one) => `${one.id}: ${one.reason[lang]}`),
    ),
    ...section(
      HEADINGS.reliefs[lang],
      standard.reliefs.flatMap((one) => reliefLines(one, lang)),
    ),
    ...GROUP_ORDER.flatMap((group) =>
      section(GROUPS[group][lang], itemLines(standard, group, lang)),
    ),
    ...section(HEADINGS.parameters[lang], parameterLines(standard, lang)),
    ...section(HEADINGS.questions[lang], questionLines(standard, lang)),
    ...section(
      HEADINGS.sources[lang],
      sourcesOf(standard).flatMap((one) => sourceLines(one, lang)),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ['', heading, ...lines.map((line) => `  ${line}`)];
}

function header(standard: Standard, lang: Language): readonly string[] {
  const { effective, region, parent } = standard;
  const zh = lang === 'zh';
  const lines = [
    `${standard.id}  ${standard.title[lang]}`,
    `${standard.documentNumber} · ${standard.issuer[lang]} · ${standard.issued}`,
    zh
      ? `适用：${effective.from} 起${effective.until === null ? '' : `，至 ${effective.until}`}`
      : `In force from ${effective.from}${effective.until === null ? '' : ` to ${effective.until}`}`,
    zh
      ? `可信程度：${PROVENANCE[standard.provenance].zh}（${standard.checked} 核对）`
      : `Provenance: ${PROVENANCE[standard.provenance].en} (checked ${standard.checked})`,
  ];
  if (region !== null) lines.push(zh ? `地区：${region.zh}` : `Region: ${region.en}`);
  if (parent !== null) lines.push(zh ? `上级标准：${parent}` : `Overlays: ${parent}`);
  return lines;
}

function indicatorLines(
  standard: Standard,
  indicator: Indicator,
  lang: Language,
): readonly string[] {
  const zh = lang === 'zh';
  const unit = indicator.unit[lang];
  const words = LEVELS.map((level) => indicatorWords(standard, indicator, level, lang));
  const formulas =
    words[0] === words[1]
      ? [`  = ${words[0] ?? ''}`]
      : LEVELS.map((level, at) => `  ${LEVEL_NAMES[level][lang]} = ${words[at] ?? ''}`);
  const splitNote = indicator.split
    ? [zh ? '  多学段学校按权重拆分' : '  split between the levels of a school']
    : [];
  const limits = LEVELS.flatMap((level) => {
    const limit = indicator.thresholds?.[level];
    return limit === undefined ? [] : [thresholdLine(standard, limit, level, unit, lang)];
  });
  return [
    `${indicator.code} ${indicator.name[lang]}${zh ? `（${unit}）` : ` (${unit})`}  ${indicator.key}`,
    ...formulas,
    ...splitNote,
    ...limits,
  ];
}

function thresholdLine(
  standard: Standard,
  limit: Limit,
  level: Level,
  unit: string,
  lang: Language,
): string {
  const floor = floorOf(standard, limit);
  const name = LEVEL_NAMES[level][lang];
  const floorText =
    floor === null ? '' : lang === 'zh' ? `，底线 ${String(floor)}` : `, floor ${String(floor)}`;
  return `  ${name} ${limitText(limit, lang)} ${unit}${floorText}${citationText(limit, lang)}`;
}

function limitText(limit: Limit, lang: Language): string {
  return `${OPERATORS[limit.operator][lang]} ${String(limit.value)}`;
}

function citationText(
  cited: { readonly citation: { readonly source: string; readonly locator: string } },
  lang: Language,
): string {
  const { source, locator } = cited.citation;
  return lang === 'zh' ? `〔${source}：${locator}〕` : ` [${source}: ${locator}]`;
}

function schoolRuleLines(standard: Standard, lang: Language): readonly string[] {
  const rule = standard.schoolRule;
  if (rule === null) {
    return [
      lang === 'zh'
        ? '不设单校达标线（由各省办学基本标准规定）'
        : 'No thresholds per school (the province sets its own)',
    ];
  }
  const total = String(standard.indicators.length);
  const least = String(rule.metAtLeast);
  const floor = String(exactPercent(rule.floorRatio));
  const text =
    lang === 'zh'
      ? `${total}项中至少${least}项达标，其余不低于标准的${floor}%`
      : `At least ${least} of ${total} met, the others at ${floor} % of the threshold or above`;
  return [`${text}${citationText(rule, lang)}`];
}

function exactPercent(ratio: number): number {
  return Math.round(ratio * 1e6) / 1e4;
}

function coefficientLines(standard: Standard, lang: Language): readonly string[] {
  const zh = lang === 'zh';
  const { each, composite } = standard.coefficients;
  const line = (what: string, limits: typeof each): readonly string[] =>
    limits === null
      ? []
      : LEVELS.map(
          (level) =>
            `${LEVEL_NAMES[level][lang]}${zh ? '' : ', '}${what} ${limitText(limits[level], lang)}${citationText(limits[level], lang)}`,
        );
  const shown =
    composite === null
      ? [
          zh
            ? '综合差异系数（各项平均）只显示，不作判定'
            : 'The composite (mean of all) is shown and decides nothing',
        ]
      : [];
  const free =
    each === null ? [zh ? '单项差异系数不作限制' : 'Single coefficients are not limited'] : [];
  return [
    ...line(zh ? '每一项差异系数' : 'every coefficient', each),
    ...line(zh ? '综合差异系数' : 'composite coefficient', composite),
    ...shown,
    ...free,
  ];
}

function splitLines(standard: Standard, lang: Language): readonly string[] {
  const lines = Object.entries(standard.split.weights).map(([type, weights]) => {
    const stages = (['primary', 'junior', 'senior'] as const).filter(
      (stage) => weights[stage] !== undefined,
    );
    const names = stages.map((stage) => LEVEL_NAMES[stage][lang]).join(' : ');
    return `${type}  ${names} = ${stages.map((stage) => String(weights[stage])).join(' : ')}`;
  });
  const resources = standard.indicators.filter((one) => one.split).map((one) => one.name[lang]);
  return [...lines, resources.join(lang === 'zh' ? '、' : '; ')];
}

function reliefLines(relief: Relief, lang: Language): readonly string[] {
  return [
    `${relief.id}: ${relief.name[lang]}`,
    `  ${relief.basis[lang]}${citationText(relief, lang)}`,
  ];
}

function itemLines(standard: Standard, group: ItemGroup, lang: Language): readonly string[] {
  return standard.items
    .filter((item) => item.group === group)
    .flatMap((item) => oneItem(standard, item, lang));
}

function oneItem(standard: Standard, item: CountyItem, lang: Language): readonly string[] {
  const confirm = lang === 'zh' ? '需人工确认' : 'to be confirmed';
  const statement = item.statement === null ? [] : [`  ${confirm}: ${item.statement[lang]}`];
  return [
    `${String(item.number)}. ${item.name[lang]}${citationText(item, lang)}`,
    ...item.parts.map((part) => partLine(standard, part, lang)),
    ...statement,
  ];
}

/** Conditions on rows and bare totals say no more in words than the part's name; long conditional sums are no help. */
function partLine(standard: Standard, part: ItemPart, lang: Language): string {
  const colon = lang === 'zh' ? '：' : ': ';
  const limit = `${limitText(part.limit, lang)} ${part.unit[lang]}`.trimEnd();
  const line = `  ${part.name[lang]}${colon}${limit}`;
  if (part.over !== undefined || /^SUM\([^()]*\)$|SUMIFS/.test(part.value)) return line;
  return `${line}  = ${formulaWords(standard, part.value, lang)}`;
}

function parameterLines(standard: Standard, lang: Language): readonly string[] {
  return Object.entries(standard.parameters).map(
    ([name, one]) =>
      `${name} = ${`${String(one.value)} ${one.unit[lang]}`.trimEnd()}${citationText(one, lang)}`,
  );
}

function questionLines(standard: Standard, lang: Language): readonly string[] {
  const assumed = lang === 'zh' ? '目前做法' : 'Meanwhile';
  return standard.openQuestions.flatMap((one) => [
    `${one.id}: ${one.question[lang]}${one.citations.map((citation) => citationText({ citation }, lang)).join('')}`,
    `  ${assumed}: ${one.assumed[lang]}`,
  ]);
}

function sourceLines(source: Source, lang: Language): readonly string[] {
  const grade = PROVENANCE[source.provenance][lang];
  return [
    `${source.id}  ${source.title[lang]}  (${grade}, ${source.checked})`,
    ...(source.url === null ? [] : [`  ${source.url}`]),
  ];
}

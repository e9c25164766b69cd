import { writeFileSync } from 'node:fs';
import { describeStandard, standards } from '../src/standard';
import type { Standard } from '../src/standard';

/**
 * Writes docs/standards.md and docs/standards.zh.md from the data, so that the pages cannot say anything else:
 * `npx tsx scripts/standards-docs.ts`.
 */

type Language = 'zh' | 'en';

const INTRO: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '# 标准',
    '',
    '本页由 `standards/` 中的数据生成（`npx tsx scripts/standards-docs.ts`），请勿手工修改。每个数值后的〔 〕写明来源，来源列在各标准末尾。',
    '',
    '两份国家办法的官方原文没有直接取得，数值依据转载、解读和各地工作用表；每个来源注明可信程度，没有定论的问题列在“未决问题”。',
  ],
  en: [
    '# Standards',
    '',
    'Generated from the data under `standards/` (`npx tsx scripts/standards-docs.ts`); do not edit. The source of each figure stands in brackets behind it; the sources are listed at the end of each standard.',
    '',
    'The official texts of the two national methods were not at hand. The figures rest on copies, accounts and working sheets; each source says how far it can be trusted, and what is not settled stands under "Open questions".',
  ],
};

/** A description as Markdown: a title, a list, then a section for each line that is not indented. */
function page(standard: Standard, lang: Language): readonly string[] {
  const [title = '', ...lines] = ownLines(standard, lang);
  const firstSection = lines.indexOf('');
  return [
    `## ${title}`,
    '',
    ...lines.slice(0, firstSection).map((line) => `- ${line}`),
    ...lines.slice(firstSection).flatMap(markdownLine),
  ];
}

/** Of an overlay only what its parent does not say, with the headings that still have lines. */
function ownLines(standard: Standard, lang: Language): readonly string[] {
  const lines = describeStandard(standard, lang);
  const parent = standards().find((one) => one.id === standard.parent);
  if (parent === undefined) return lines;
  const said = new Set(describeStandard(parent, lang).filter((line) => line.startsWith(' ')));
  const isOwn = (line: string): boolean => !said.has(line);
  // An item stays when one of the lines below it is the overlay's.
  const own = lines.filter((line, at) => {
    const below = lines.slice(at + 1);
    const last = below.findIndex((next) => !next.startsWith('    '));
    return isOwn(line) || (/^ {2}\S/.test(line) && below.slice(0, last).some(isOwn));
  });
  const start = own.indexOf('');
  return own.filter((line, at) => {
    if (at < start) return true;
    const heading = line === '' ? at + 1 : at;
    return line.startsWith(' ') || own[heading + 1]?.startsWith(' ') === true;
  });
}

function markdownLine(line: string): readonly string[] {
  if (line === '') return [''];
  if (!line.startsWith(' ')) return [`### ${line}`, ''];
  const depth = line.startsWith('    ') ? '  ' : '';
  // A number and a full stop at the start of a list item would begin a list inside it.
  return [`${depth}- ${escapeMarkdown(line.trim()).replace(/^(\d+)\. /, '$1\\. ')}`];
}

function escapeMarkdown(line: string): string {
  const [url = ''] = /^https?:\S+/.exec(line) ?? [];
  return (url === '' ? '' : `<${url}>`) + line.slice(url.length).replace(/([*_])/g, '\\$1');
}

for (const [lang, path] of [
  ['zh', 'docs/standards.zh.md'],
  ['en', 'docs/standards.md'],
] as const) {
  const body = standards().flatMap((standard) => ['', ...page(standard, lang)]);
  writeFileSync(path, `${[...INTRO[lang], ...body].join('\n')}\n`);
}

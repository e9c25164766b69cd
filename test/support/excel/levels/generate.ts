/** Writes levels.json: which requirement set brought which member of the types that the simulator has. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { TYPES } from './types';

const declared = join('node_modules', '@types', 'office-js', 'index.d.ts');
const source = ts.createSourceFile(
  declared,
  readFileSync(declared, 'utf8'),
  ts.ScriptTarget.Latest,
  true,
);

function levelIn(node: ts.Node): string | undefined {
  const comments = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  const text = comments.map(({ pos, end }) => source.text.slice(pos, end)).join('\n');
  const named = /\[Api set: ([^\]]+)\]/.exec(text)?.[1]?.trim();
  return /^ExcelApi (1\.\d+)/.exec(named ?? '')?.[1] ?? named;
}

const table: Record<string, Record<string, string>> = {};

function visit(node: ts.Node): void {
  if (ts.isModuleDeclaration(node) && node.name.text === 'Excel') {
    if (node.body !== undefined && ts.isModuleBlock(node.body))
      node.body.statements.forEach(visitType);
  } else ts.forEachChild(node, visit);
}

function visitType(node: ts.Statement): void {
  if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return;
  const type = node.name?.text ?? '';
  if (!TYPES.includes(type)) return;
  const whole = levelIn(node) ?? '1.1';
  const members = (table[type] ??= { '': whole });
  for (const member of node.members) {
    if (member.name === undefined || !ts.isIdentifier(member.name)) continue;
    const level = levelIn(member) ?? whole;
    if (level !== whole) members[member.name.text] ??= level;
    else members[member.name.text] = whole;
  }
}

visit(source);
for (const [type, members] of Object.entries(table)) {
  const whole = members[''] ?? '';
  table[type] = Object.fromEntries(
    Object.entries(members)
      .filter(([name, level]) => name === '' || level !== whole)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
writeFileSync(
  fileURLToPath(new URL('levels.json', import.meta.url)),
  `${JSON.stringify(table, null, 2)}\n`,
);

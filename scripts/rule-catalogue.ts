import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cataloguePage } from './catalogue/page';

/** Writes the catalogue of rules in both languages; a test compares the committed files with what this gives. */
const docs = join(import.meta.dirname, '..', 'docs');

mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, 'rules.zh.md'), cataloguePage('zh'));
writeFileSync(join(docs, 'rules.md'), cataloguePage('en'));

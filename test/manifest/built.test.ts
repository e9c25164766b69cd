import { describe, expect, it } from '@jest/globals';
import { parse } from 'acorn';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_URL } from '../../scripts/addin/manifestFor';
import { elements, xmlTree } from './xmlTree';

const BUILT = process.env['JUNHENG_ADDIN'] ?? join(__dirname, '../../dist/addin');

function built(name: string): string {
  return readFileSync(join(BUILT, name), 'utf8');
}

const manifest = xmlTree(built('manifest.xml'));

/** Width and height as a PNG states them. */
function sizeOf(png: Buffer): readonly number[] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the built add-in', () => {
  it('has every file that its manifest points at', () => {
    const addresses = elements(manifest)
      .flatMap(({ attributes }) => Object.entries(attributes))
      .flatMap(([name, value]) => (name.startsWith('xmlns') ? [] : [value]))
      .filter((value) => value.startsWith('http'));
    expect(addresses.length).toBeGreaterThan(25);
    const base = addresses.find((url) => url.endsWith('/taskpane.html'))?.replace(/[^/]+$/, '');
    if (process.env['JUNHENG_URL'] === undefined) expect(base).toBe(LOCAL_URL);
    for (const url of addresses) {
      expect(url.startsWith(base ?? '?')).toBe(true);
      expect([url, existsSync(join(BUILT, url.slice((base ?? '').length)))]).toEqual([url, true]);
    }
  });

  it('has icons of the sizes that they are named after', () => {
    const icons = readdirSync(join(BUILT, 'assets'));
    expect(icons.length).toBeGreaterThan(18);
    for (const icon of icons) {
      const size = Number(/-(\d+)\.png$/.exec(icon)?.[1]);
      expect([icon, ...sizeOf(readFileSync(join(BUILT, 'assets', icon)))]).toEqual([
        icon,
        size,
        size,
      ]);
    }
  });

  it.each(['taskpane.html', 'functions.html'])(
    'loads nothing unnamed by the policy of %s',
    (name) => {
      const page = built(name);
      const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'/);
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/unsafe-eval|\*/);
      const scripts = [...page.matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, src = '']) => src);
      expect(page).not.toMatch(/<script>|\son\w+=/);
      for (const src of scripts)
        if (src.startsWith('https:')) expect(policy).toContain(new URL(src).origin);
        else expect([src, existsSync(join(BUILT, src))]).toEqual([src, true]);
    },
  );

  it('has a start script that the oldest engine can read', () => {
    expect(() => parse(built('start.js'), { ecmaVersion: 5 })).not.toThrow();
    expect(() => parse(built('taskpane.js'), { ecmaVersion: 2022 })).not.toThrow();
  });

  it('describes its functions in both languages, in one file that loads no other', () => {
    const [zh, en] = ['functions.json', 'functions.en.json'].map(
      (name) => JSON.parse(built(name)) as { functions: { id: string; description: string }[] },
    );
    expect(en?.functions.map(({ id }) => id)).toEqual(zh?.functions.map(({ id }) => id));
    expect(en?.functions.length).toBeGreaterThan(4);
    expect(built('functions.js')).not.toMatch(/importScripts|import\(/);
  });

  it('has the browser workbook beside it', () => {
    expect(existsSync(join(BUILT, 'workbook/index.html'))).toBe(true);
    expect(existsSync(join(BUILT, 'help.html'))).toBe(true);
  });
});

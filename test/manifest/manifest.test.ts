import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_URL, manifestFor } from '../../scripts/addin/manifestFor';
import { capabilitiesOf } from '../../src/hosts/office/capabilities';
import { elements, only, xmlTree, type XmlNode } from './xmlTree';

const SOURCE = readFileSync('manifest.xml', 'utf8');
const manifest = xmlTree(SOURCE);
const all = elements(manifest);

function named(name: string): readonly XmlNode[] {
  return all.filter((node) => node.name === name);
}

function childrenOf(node: XmlNode): readonly string[] {
  return node.children.map(({ name }) => name);
}

/** The order that the schemas ask for; Office refuses a manifest in any other. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
    'ExtendedOverrides',
  ],
  VersionOverrides: ['Hosts', 'Resources'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
};

/** Where the resource that an element names must stand. */
const KINDS: Readonly<Record<string, string>> = {
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Namespace: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
  SourceLocation: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  LearnMoreUrl: 'bt:Urls',
  Runtime: 'bt:Urls',
  'bt:Image': 'bt:Images',
};

const LIMITS: Readonly<Record<string, number>> = { 'bt:ShortStrings': 125, 'bt:LongStrings': 250 };

const resources = only(manifest, 'Resources').children.flatMap((kind) =>
  kind.children.map((node) => ({ kind: kind.name, id: node.attributes['id'] ?? '', node })),
);

describe('the manifest', () => {
  it.each(Object.entries(ORDER))('has the children of %s in their order', (name, order) => {
    const found = named(name).filter(({ attributes }) => attributes['resid'] === undefined);
    expect(found.length).toBeGreaterThan(0);
    for (const node of found) expect(childrenOf(node)).toEqual(order);
  });

  it('has runtime, functions and ribbon of the workbook in their order', () => {
    const host = named('Host').find(({ attributes }) => attributes['xsi:type'] === 'Workbook');
    expect(host && childrenOf(host)).toEqual(['Runtimes', 'AllFormFactors', 'DesktopFormFactor']);
    const [functions, ribbon] = named('ExtensionPoint');
    expect(functions?.attributes['xsi:type']).toBe('CustomFunctions');
    expect(functions && childrenOf(functions)).toEqual(['Script', 'Page', 'Metadata', 'Namespace']);
    expect(ribbon?.attributes['xsi:type']).toBe('PrimaryCommandSurface');
    const tab = only(manifest, 'CustomTab');
    expect(childrenOf(tab).at(-1)).toBe('Label');
    for (const group of named('Group'))
      expect(childrenOf(group).map((name) => (name === 'Control' ? 1 : 0))).toEqual([
        0,
        0,
        ...Array.from({ length: group.children.length - 2 }, () => 1),
      ]);
  });

  it('gives every control and group an id of its own', () => {
    const ids = [...named('Control'), ...named('Group'), ...named('CustomTab')].map(
      ({ attributes }) => attributes['id'] ?? '',
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id === '' || id.length > 125)).toEqual([]);
  });

  it('defines every resource that it names, in the right kind, and names every one that it defines', () => {
    const users = all.filter(({ attributes }) => attributes['resid'] !== undefined);
    const kindOf = new Map(resources.map(({ id, kind }) => [id, kind]));
    expect(kindOf.size).toBe(resources.length);
    for (const { name, attributes } of users)
      expect([attributes['resid'], kindOf.get(attributes['resid'] ?? '')]).toEqual([
        attributes['resid'],
        KINDS[name],
      ]);
    const used = new Set(users.map(({ attributes }) => attributes['resid']));
    expect(resources.filter(({ id }) => !used.has(id))).toEqual([]);
    expect(resources.filter(({ id }) => id.length > 32)).toEqual([]);
  });

  it('says everything in both languages, within the lengths that Office takes', () => {
    const texts = resources.filter(({ kind }) => kind in LIMITS);
    for (const { id, kind, node } of texts) {
      const en = node.children.find(({ attributes }) => attributes['Locale'] === 'en-US');
      const said = [node.attributes['DefaultValue'] ?? '', en?.attributes['Value'] ?? ''];
      if (id === 'Functions.Namespace') said[1] = said[0] ?? '';
      for (const text of said) {
        expect([id, text]).not.toEqual([id, '']);
        expect(text.length).toBeLessThanOrEqual(LIMITS[kind] ?? 0);
      }
    }
    for (const name of ['DisplayName', 'Description']) {
      const node = manifest.children.find((child) => child.name === name);
      expect(node?.children[0]?.attributes['Locale']).toBe('en-US');
    }
    expect(only(manifest, 'DisplayName').attributes['DefaultValue']?.length).toBeLessThan(125);
    expect(only(manifest, 'DefaultLocale').text).toBe('zh-CN');
  });

  it('asks for no more than it needs', () => {
    expect(only(manifest, 'Permissions').text).toBe('ReadWriteDocument');
    expect(named('AppDomains')).toEqual([]);
    const sets = named('Set').map(({ attributes }) => [
      attributes['Name'],
      attributes['MinVersion'],
    ]);
    expect(sets).toEqual([['ExcelApi', '1.4']]);
  });

  it('lists every set of capabilities that is used where an Excel has it', () => {
    const asked = new Set<string>();
    capabilitiesOf((version) => {
      asked.add(`ExcelApi ${version}`);
      return false;
    });
    const sources = readdirSync('src/hosts/office', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`src/hosts/office/${file}`, 'utf8'));
    for (const source of sources)
      for (const [, set = '', version = ''] of source.matchAll(
        /isSetSupported\('(\w+)', '([\d.]+)'\)/g,
      ))
        asked.add(`${set} ${version}`);
    const docs = ['docs/excel.md', 'docs/excel.zh.md'].map((file) => readFileSync(file, 'utf8'));
    expect(asked.size).toBeGreaterThan(5);
    for (const set of asked)
      for (const text of [SOURCE, ...docs])
        expect(text).toMatch(new RegExp(`${set}(?![\\d.]*\\d)`));
  });

  it('names commands and shortcuts that the page knows', () => {
    const commands = readFileSync('src/hosts/office/commands.ts', 'utf8');
    const known = [...(/CommandName = ([^;]+)/.exec(commands)?.[1] ?? '').matchAll(/'(\w+)'/g)];
    const names = known.map(([, name]) => name).sort();
    const { actions, shortcuts } = JSON.parse(readFileSync('src/addin/shortcuts.json', 'utf8')) as {
      actions: { id: string; type: string; name: string }[];
      shortcuts: { action: string; key: Record<string, string> }[];
    };
    expect(actions.map(({ id }) => id).sort()).toEqual(names);
    expect(shortcuts.map(({ action }) => action).sort()).toEqual(names);
    expect(['showPane', ...named('FunctionName').map(({ text }) => text)].sort()).toEqual(names);
    const keys = shortcuts.flatMap(({ key }) => Object.values(key));
    for (const key of keys) expect(key).toMatch(/^(Ctrl|Command)\+Alt\+Shift\+[A-Z]$/);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is read by the tool that Office developers use, which sends nothing', () => {
    const tool = join(__dirname, 'readByTool.ts');
    const run = spawnSync(process.execPath, ['--import', 'tsx', tool], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const read = JSON.parse(run.stdout) as Record<string, unknown>;
    expect(read).toMatchObject({
      officeAppType: 'TaskPaneApp',
      displayName: '均衡',
      hosts: ['Workbook'],
      permissions: 'ReadWriteDocument',
      version: '0.1.0.0',
    });
    expect(read['id']).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });
});

describe('the manifest for a server', () => {
  it('has its addresses there and nowhere else', () => {
    const made = manifestFor(SOURCE, 'https://jy.example.gov.cn/junheng');
    const text = made.ok ? made.manifest : '';
    expect(text).not.toContain('localhost');
    const addresses = [...text.matchAll(/"(https:[^"]+)"/g)].map(([, url = '']) => url);
    expect(addresses).toHaveLength([...SOURCE.matchAll(new RegExp(LOCAL_URL, 'g'))].length);
    for (const url of addresses)
      expect(url).toMatch(/^https:\/\/jy\.example\.gov\.cn\/junheng\/\w/);
    expect(() => xmlTree(text)).not.toThrow();
  });

  it.each(['http://jy.example.gov.cn/', 'junheng', 'https://jy.example.gov.cn/?a=b&c'])(
    'is refused in words at %s',
    (url) => {
      const made = manifestFor(SOURCE, url);
      expect(made.ok ? '' : made.why).toContain('JUNHENG_URL');
    },
  );
});

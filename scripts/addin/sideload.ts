import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where Excel looks for add-ins under development. */
export type Place =
  | { readonly kind: 'registry'; readonly key: string; readonly value: string }
  /** `container` exists where Excel has been started once. */
  | { readonly kind: 'folder'; readonly file: string; readonly container: string }
  /** Excel on the web, where a person uploads the manifest. */
  | { readonly kind: 'by-hand' };

export function placeOn(platform: NodeJS.Platform, home: string, id: string): Place {
  if (platform === 'win32')
    return {
      kind: 'registry',
      key: String.raw`HKCU\Software\Microsoft\Office\16.0\WEF\Developer`,
      value: id,
    };
  if (platform !== 'darwin') return { kind: 'by-hand' };
  const container = join(home, 'Library/Containers/com.microsoft.Excel');
  return {
    kind: 'folder',
    file: join(container, 'Data/Documents/wef', `${id}.manifest.xml`),
    container,
  };
}

/** Runs a program and says what it complained of. */
export type Run = (
  program: string,
  args: readonly string[],
) => { readonly ok: boolean; readonly said: string };

export const run: Run = (program, args) => {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  const said = done.error?.message ?? `${done.stdout}${done.stderr}`.trim();
  return { ok: done.status === 0, said };
};

export interface Outcome {
  readonly ok: boolean;
  /** What was done or went wrong, and what is left for a person to do. */
  readonly text: string;
}

/** Shows the manifest to the Excel of this machine. */
export function sideload(place: Place, manifest: string, runner: Run = run): Outcome {
  if (place.kind === 'by-hand') return { ok: true, text: UPLOAD(manifest) };
  if (place.kind === 'registry') {
    const { key, value } = place;
    const args = ['add', key, '/v', value, '/t', 'REG_SZ', '/d', manifest, '/f'];
    const { ok, said } = runner('reg', args);
    return ok ? { ok, text: OPEN } : { ok, text: `${FAILED} reg ${args.join(' ')}\n${said}` };
  }
  if (!existsSync(place.container)) return { ok: false, text: `${NO_EXCEL}\n${UPLOAD(manifest)}` };
  try {
    mkdirSync(dirname(place.file), { recursive: true });
    cpSync(manifest, place.file);
    return { ok: true, text: OPEN };
  } catch (error) {
    return { ok: false, text: `${FAILED} ${place.file}\n${String(error)}` };
  }
}

/** Takes it away again; that it was not there is no failure. */
export function unload(place: Place, runner: Run = run): Outcome {
  if (place.kind === 'by-hand') return { ok: true, text: REMOVE_BY_HAND };
  if (place.kind === 'folder') {
    try {
      rmSync(place.file, { force: true });
      return { ok: true, text: REMOVED };
    } catch (error) {
      return { ok: false, text: `${FAILED} ${place.file}\n${String(error)}` };
    }
  }
  const { key, value } = place;
  if (!runner('reg', ['query', key, '/v', value]).ok) return { ok: true, text: REMOVED };
  const args = ['delete', key, '/v', value, '/f'];
  const { ok, said } = runner('reg', args);
  return ok ? { ok, text: REMOVED } : { ok, text: `${FAILED} reg ${args.join(' ')}\n${said}` };
}

const OPEN = `加载项已登记。打开（或重新打开）Excel，在“开始”选项卡的“加载项”里选“均衡”。
The add-in is registered. Open Excel (again) and choose 均衡 / Junheng under Home > Add-ins.`;

const UPLOAD = (
  manifest: string,
) => `请手工加载：在网页版 Excel 里打开一个工作簿，“开始”→“加载项”→“更多加载项”→“我的加载项”→“上传我的加载项”，选择
Load it by hand: in Excel on the web open a workbook, Home > Add-ins > More add-ins > My add-ins > Upload my add-in, and choose
  ${manifest}`;

const NO_EXCEL = `这台电脑上没有找到 Excel（或从未打开过）。
No Excel was found on this machine, or it has never been opened.`;

const FAILED = '没有成功 This failed:';

const REMOVED = `加载项已移除，重新打开 Excel 后生效。
The add-in is removed; open Excel again.`;

const REMOVE_BY_HAND = `在网页版 Excel 里：“开始”→“加载项”→“更多加载项”→“我的加载项”，在“均衡”的菜单里选“删除”。
In Excel on the web: Home > Add-ins > More add-ins > My add-ins, then Remove in the menu of Junheng.`;

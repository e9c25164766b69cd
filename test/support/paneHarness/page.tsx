/*
 * The pane without a grid, to look at screens while they are made. From the root of the repository:
 *
 *   npx webpack -c test/support/paneHarness/webpack.config.mjs -w
 *   python3 -m http.server 8123 --bind 127.0.0.1
 *
 * then http://127.0.0.1:8123/dist/harness/#file=examples/county-messy.xlsx&screen=findings&theme=dark&language=en
 * `window.pane` is the session, `window.host` the workbook: `host.type('学校', 7, 18, 3)` edits, `host.select(…)` selects.
 */
import { liveEngine } from '../../../src/app/live/liveEngine';
import { mountPane } from '../../../src/taskpane/mount';
import { paneSession, type PaneSettings, type ScreenId } from '../../../src/taskpane/session';
import { readWorkbook } from '../../../src/xlsx';
import { liveMemoryHost, memorySheets } from '../liveMemoryHost';

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.hash.slice(1));
  const file = asked.get('file') ?? 'examples/county.xlsx';
  const answer = await fetch(`/${file}`);
  const workbook = readWorkbook(new Uint8Array(await answer.arrayBuffer()));
  const host = liveMemoryHost(workbook.ok ? memorySheets(workbook.value) : []);
  const session = paneSession({ host, engine: liveEngine(), locale: 'zh-CN' });
  session.actions.setSettings({
    theme: (asked.get('theme') ?? 'light') as PaneSettings['theme'],
    language: asked.get('language') === 'en' ? 'en' : 'zh',
  });
  const element = document.createElement('div');
  element.style.height = '100vh';
  document.body.style.margin = '0';
  document.body.append(element);
  mountPane(element, session);
  Object.assign(window, { pane: session, host });
  if (file === 'none') return;
  await session.open(file);
  session.actions.show((asked.get('screen') ?? 'overview') as ScreenId);
}

void start();

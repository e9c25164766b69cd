import { download } from '../taskpane/download';
import type { SaveFile } from '../taskpane/session/receiving/types';

/** The web view of these keeps no downloads, and says nothing of it. */
const WITHOUT_DOWNLOADS = ['Mac', 'iOS'];

/** Keeps a file where the web view of this Excel can; what becomes of it there the pane is not told. */
export function saveBeside(platform: string): SaveFile | undefined {
  if (WITHOUT_DOWNLOADS.includes(platform)) return undefined;
  return (content, name) => {
    download(content, name);
    return 'handed-over';
  };
}

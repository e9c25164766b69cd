import type { ReturnItem } from '../../../app/collect/live/receiver';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { MakingParts, Work } from './making';
import type { SaveFile } from './types';

/**
 * Makes the archive of return slips: copies beside one another in the pool, each put in when it is there, so that no
 * more than a few are held at once. The archive itself is kept in pieces, which a browser may lay on the disk.
 */
export async function sendingBack(
  { ports: { desk, pool }, parts: { say, tell }, choices, sentBy, today }: MakingParts,
  { beside, isStopped, progress, keep }: Work,
  save: SaveFile,
): Promise<Result<unknown>> {
  const asked = choices();
  const begun = await desk.beginReturn(asked, beside, today());
  if (!begun.ok) return begun;
  const items = [...begun.value];
  if (items.length === 0) {
    tell('done', say('receive:slips.none'));
    return begun;
  }
  const pieces: Blob[] = [];
  const withoutCopy: string[] = [];
  const count = items.length;
  let done = 0;
  const put = async ({ path, copy: name, further }: ReturnItem): Promise<void> => {
    const sent = name === null ? undefined : sentBy(path);
    const copy = sent === undefined ? null : await pool.returnCopy(sent, further, asked);
    if (isStopped()) return;
    if (name !== null && copy?.ok !== true) withoutCopy.push(path);
    pieces.push(new Blob([await desk.addReturn(path, copy?.ok === true ? copy.value : null)]));
    done += 1;
    progress(done / count);
  };
  const lane = async (): Promise<void> => {
    for (let item = items.shift(); item !== undefined && !isStopped(); item = items.shift())
      await put(item);
  };
  await Promise.all(Array.from({ length: pool.atOnce }, lane));
  if (isStopped()) return fail('cancelled', 'by-user');
  pieces.push(new Blob([await desk.endReturn()]));
  keep(save, new Blob(pieces, { type: 'application/zip' }), `${say('receive:slips.archive')}.zip`);
  if (withoutCopy.length > 0)
    tell(
      'warning',
      say('receive:slips.withoutCopy', { paths: withoutCopy.join(say('receive:list')) }),
    );
  return succeed(undefined);
}

import { aboutLatest } from './asking';
import { amending, type ChangeTools } from './amending';
import type { PaneActions } from './types';

type Submitting = Pick<PaneActions, 'readiness' | 'receipt' | 'writeReceipt'>;

/** What there is to do before the workbook is sent, and the receipt that says that it was done. */
export function submitting(tools: ChangeTools): Submitting {
  const { parts } = tools;
  const { engine, store } = parts;
  const about = aboutLatest(parts);
  const amend = amending(tools);
  return {
    readiness: () => about((revision) => engine.readiness(revision)),
    receipt: () => about((revision) => engine.receipt(revision)),
    writeReceipt: async () => {
      const maker = { who: store.get().settings.who, at: timeWithZone(new Date()) };
      const amendments = await about((revision) => engine.writeReceipt(revision, maker));
      if (amendments !== null && amendments.length > 0)
        await amend(amendments, parts.say('pane:undo.receipt'));
    },
  };
}

/** Day, time and zone of the machine: `2026-11-22 16:05:09 +08:00`. */
export function timeWithZone(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(two).join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':');
  const ahead = -now.getTimezoneOffset();
  const zone = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map(two).join(':');
  return `${day} ${time} ${ahead < 0 ? '-' : '+'}${zone}`;
}

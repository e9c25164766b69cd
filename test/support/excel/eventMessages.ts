import { textOf } from './model/areas';
import type { Actor, BookEvent } from './model/events';
import type { World } from './world';

/** One event as the library takes it in. */
export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

const CATEGORY = 65_536;
/** The target of events of the whole workbook. */
const WORKBOOK = 'Workbook';

const TYPES: Readonly<Record<BookEvent['kind'], number>> = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  'selection-changed': 14,
  deleted: 15,
  calculated: 16,
  'format-changed': 18,
  'protection-changed': 24,
  'name-changed': 25,
  'visibility-changed': 26,
  moved: 27,
};

/** The messages that an event makes for what the add-in has registered. */
export function entriesOf(event: BookEvent, world: World): readonly EventEntry[] {
  if (!world.book.eventsEnabled) return [];
  const message = JSON.stringify(contentOf(event, world));
  return ['', event.sheet]
    .filter((target) => world.registered.has(`${event.kind} ${target}`))
    .map((target) => ({
      messageCategory: CATEGORY,
      messageType: TYPES[event.kind],
      targetId: target === '' ? WORKBOOK : target,
      message,
    }));
}

function sourceOf(by: Actor): string {
  return by === 'remote' ? 'Remote' : 'Local';
}

function contentOf(event: BookEvent, world: World): Readonly<Record<string, unknown>> {
  const base = { worksheetId: event.sheet, source: sourceOf(event.by) };
  switch (event.kind) {
    case 'changed': {
      const own = event.by === 'add-in' && world.supports('1.14');
      return {
        ...base,
        address: textOf(event.area),
        changeType: event.change,
        ...(event.details === undefined || !world.supports('1.9') ? {} : event.details),
        ...(world.supports('1.14') ? { triggerSource: own ? 'ThisLocalAddin' : 'Unknown' } : {}),
      };
    }
    case 'format-changed':
      return { ...base, address: textOf(event.area) };
    case 'selection-changed':
      return { worksheetId: event.sheet, address: event.areas.map(textOf).join(',') };
    case 'name-changed':
      return { ...base, nameBefore: event.before, nameAfter: event.after };
    case 'moved':
      return { ...base, positionBefore: event.before, positionAfter: event.after };
    case 'visibility-changed':
      return { ...base, visibilityBefore: event.before, visibilityAfter: event.after };
    case 'protection-changed':
      return { ...base, isProtected: event.isProtected };
    case 'calculated':
      return { worksheetId: event.sheet };
    default:
      return base;
  }
}

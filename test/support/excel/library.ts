import type { Answer, Connection } from './connection';
import type { EventEntry } from './eventMessages';
import { completeLibrary } from './newerLibrary';

/** What of Office.js the simulator needs: the library's own ways in, of which its types say nothing. */
export interface OfficeLibrary {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: {
    readonly SessionBase: (new () => object) & { _overrideSession: object | null };
    _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
    _testTriggerRichApiMessageEvent(message: { readonly entries: readonly EventEntry[] }): void;
  };
}

/** Lets a library talk to this Excel instead of to the one around the page. */
export function connect(library: OfficeLibrary, connection: Connection): void {
  completeLibrary(library);
  const { OfficeExtension } = library;
  const session = new OfficeExtension.SessionBase();
  Object.assign(session, {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: '', headers: {} }),
    _createRequestExecutorOrNull: () => ({
      executeAsync: async (
        partition: string | null | undefined,
        _flags: number,
        message: { readonly Body: unknown },
      ): Promise<Answer> => {
        await Promise.resolve();
        return connection.execute(message.Body, partition ?? '');
      },
    }),
    getEventRegistration: () => ({
      register: () => Promise.resolve(),
      unregister: () => Promise.resolve(),
    }),
  });
  OfficeExtension.SessionBase._overrideSession = session;
  OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
}

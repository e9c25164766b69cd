import { Connection, MAX_BYTES, type Fault, type RequestCost } from './connection';
import { entriesOf, type EventEntry } from './eventMessages';
import { connect, type OfficeLibrary } from './library';
import type { SimBook } from './model/book';
import { officeFacts } from './officeGlobal';
import { SimUser } from './user';
import { World } from './world';

export interface Traffic {
  readonly syncs: number;
  readonly requests: readonly RequestCost[];
  reset(): void;
}

/** One Excel with a workbook, before any library speaks to it. */
export class Simulation {
  readonly world: World;
  readonly connection: Connection;
  readonly user: SimUser;
  readonly facts: ReturnType<typeof officeFacts>;
  private library: OfficeLibrary | undefined;
  private waiting: EventEntry[] = [];
  private telling: Promise<void> = Promise.resolve();
  private isToTell = false;

  constructor(
    readonly book: SimBook,
    level: string,
    mostBytes = MAX_BYTES,
  ) {
    this.world = new World(book, level);
    this.connection = new Connection(this.world, mostBytes, () => {
      this.deliver();
    });
    this.facts = officeFacts(this.world);
    this.user = new SimUser(
      book,
      () => this.settled(),
      (on) => {
        this.connection.isEditing = on;
      },
    );
    book.listen((event) => {
      this.waiting.push(...entriesOf(event, this.world));
      this.deliver();
    });
  }

  attach(library: OfficeLibrary): void {
    this.library = library;
    connect(library, this.connection);
  }

  /** Excel tells of what happened, all at once, when it has time for it: after the answer to a request. */
  private deliver(): void {
    if (this.isToTell) return;
    this.isToTell = true;
    this.telling = this.telling.then(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            this.isToTell = false;
            const entries = this.waiting.splice(0);
            if (entries.length > 0)
              this.library?.OfficeExtension._testTriggerRichApiMessageEvent({ entries });
            resolve();
          }, 0);
        }),
    );
  }

  /** Once every event so far has been told. */
  async settled(): Promise<void> {
    await this.telling;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  get traffic(): Traffic {
    const { requests } = this.connection;
    return {
      get syncs() {
        return requests.length;
      },
      requests,
      reset: () => {
        requests.length = 0;
      },
    };
  }

  fault(fault: Fault): void {
    this.connection.fault(fault);
  }

  remote(before: number, change: (book: SimBook) => void): void {
    this.connection.remote(before, change);
  }
}

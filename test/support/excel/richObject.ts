import type { World } from './world';

/**
 * An object that requests can name. What a subclass has in Pascal case, as accessor or method, is what requests can
 * read, write and call; everything else is `ApiNotFound`.
 */
export abstract class RichObject {
  /** Name of the type in the API's own documentation. */
  abstract readonly type: string;

  constructor(readonly world: World) {}

  /** The scalar members, by which a load without a choice answers. */
  scalars(): readonly string[] {
    return [];
  }

  /** What identifies the object for later requests. */
  identity(): Readonly<Record<string, unknown>> {
    return {};
  }

  /** The members of a collection. */
  items(): readonly RichObject[] | undefined {
    return undefined;
  }

  /** A member of a collection by key. */
  item(key: unknown): RichObject {
    return this.world.unknown(this, `getItem(${String(key)})`);
  }
}

import { itemNotFound, Refusal } from '../errors';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { textArgument } from './base';

/** Documents with more than this have lost their settings in practice. */
const MAX_SETTINGS = 1_000_000;

function store(world: World, key: string, value: unknown): void {
  const { settings } = world.book;
  const next = new Map(settings).set(key, value);
  if (JSON.stringify([...next]).length > MAX_SETTINGS)
    throw new Refusal('GeneralException', 'the settings are too large');
  settings.set(key, value);
}

export class SettingsObject extends RichObject {
  readonly type = 'SettingCollection';

  override items(): readonly RichObject[] {
    return [...this.world.book.settings.keys()].map((key) => new SettingObject(this.world, key));
  }
  override item(key: unknown): RichObject {
    const name = textArgument(key, 'key');
    if (!this.world.book.settings.has(name)) throw itemNotFound(name);
    return new SettingObject(this.world, name);
  }
  GetItemOrNullObject(key: unknown): RichObject | null {
    return this.world.book.settings.has(String(key)) ? this.item(key) : null;
  }
  GetCount(): number {
    return this.world.book.settings.size;
  }
  Add(key: unknown, value: unknown): RichObject {
    const name = textArgument(key, 'key');
    store(this.world, name, value);
    return new SettingObject(this.world, name);
  }
}

class SettingObject extends RichObject {
  readonly type = 'Setting';

  constructor(
    world: World,
    private readonly key: string,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Key: this.key };
  }
  override scalars(): readonly string[] {
    return ['Key', 'Value'];
  }
  get Key(): string {
    return this.key;
  }
  get Value(): unknown {
    if (!this.world.book.settings.has(this.key)) throw itemNotFound(this.key);
    return this.world.book.settings.get(this.key);
  }
  set Value(value: unknown) {
    store(this.world, this.key, value);
  }
  Delete(): void {
    this.world.book.settings.delete(this.key);
  }
}

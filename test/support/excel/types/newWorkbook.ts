import { RichObject } from '../richObject';

/** A workbook that was made and is not yet in sight. */
export class WorkbookCreatedObject extends RichObject {
  readonly type = 'WorkbookCreated';

  constructor(
    world: RichObject['world'],
    private readonly bytes: Uint8Array,
  ) {
    super(world);
  }
  override scalars(): readonly string[] {
    return ['Id'];
  }
  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.Id };
  }
  readonly Id = '1';
  Open(): void {
    this.world.opened.push(this.bytes);
  }
}

/** What Excel on the web has around its workbook: requests name it by a partition of their own. */
export class WacWorkbookObject extends RichObject {
  readonly type = 'WacWorkbook';

  CreateAndOpenWorkbook(file: unknown): void {
    this.world.opened.push(this.world.makeWorkbook(file));
  }
}

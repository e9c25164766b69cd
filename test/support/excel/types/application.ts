import { RichObject } from '../richObject';
import { booleanArgument, textArgument } from './base';
import { WorkbookCreatedObject } from './newWorkbook';

export class ApplicationObject extends RichObject {
  readonly type = 'Application';

  override scalars(): readonly string[] {
    return ['CalculationMode'];
  }
  get CalculationMode(): string {
    return this.world.book.calculationMode;
  }
  set CalculationMode(value: unknown) {
    this.world.book.calculationMode = textArgument(value, 'calculationMode');
  }
  readonly CalculationState = 'Done';
  /** Of no use to add-ins but by `Excel.createWorkbook`, so that its documentation names no requirement set. */
  CreateWorkbook(file: unknown): RichObject {
    if (!this.world.supports('1.8')) this.world.unknown(this, 'CreateWorkbook');
    return new WorkbookCreatedObject(this.world, this.world.makeWorkbook(file));
  }
  Calculate(): void {
    this.world.book.results.forget();
  }
  SuspendApiCalculationUntilNextSync(): void {
    // Results are computed when they are read, so there is nothing to put off.
  }
  SuspendScreenUpdatingUntilNextSync(): void {
    // Nothing is drawn.
  }
}

export class RuntimeObject extends RichObject {
  readonly type = 'Runtime';

  override scalars(): readonly string[] {
    return ['EnableEvents'];
  }
  get EnableEvents(): boolean {
    return this.world.book.eventsEnabled;
  }
  set EnableEvents(value: unknown) {
    this.world.book.eventsEnabled = booleanArgument(value, 'enableEvents');
  }
}

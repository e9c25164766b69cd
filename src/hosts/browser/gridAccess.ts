import {
  ICommandService,
  Injector,
  IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaDataModel } from '@univerjs/engine-formula';

/** What reading needs of the grid. */
export interface GridAccess {
  readonly injector: Injector;
  readonly workbook: Workbook;
  readonly unitId: string;
  readonly commands: ICommandService;
  readonly formulas: FormulaDataModel;
}

/** The workbook of this id, which must be open in the grid. */
export function accessGrid(univerAPI: FUniver, unitId: string): GridAccess {
  const injector = injectorOf(univerAPI);
  const instances = injector.get(IUniverInstanceService);
  const workbook = instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
  if (!workbook) throw new Error(`no workbook ${unitId} in the grid`);
  const commands = injector.get(ICommandService);
  return { injector, workbook, unitId, commands, formulas: injector.get(FormulaDataModel) };
}

/** The facade keeps its injector to itself, and has nothing of its own for reading cells fast. */
function injectorOf(univerAPI: FUniver): Injector {
  const injector: unknown = Reflect.get(univerAPI, '_injector');
  if (!(injector instanceof Injector)) throw new Error('the grid has no injector');
  return injector;
}

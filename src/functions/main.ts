/// <reference types="custom-functions-runtime" />
import { FUNCTIONS, type FunctionRun } from './catalogue';
import type { Fault, FaultCode } from './faults';

/** Entry of Excel's runtime for custom functions: JavaScript alone, without page, storage and Office. */

for (const [id, run] of Object.entries<FunctionRun>(FUNCTIONS)) {
  CustomFunctions.associate(id, (...given: unknown[]) => {
    const outcome = run(...given);
    if (outcome.ok) return outcome.value;
    throw errorOf(outcome.fault);
  });
}

/** Thrown as Microsoft documents it for a single cell. It is an Error, which its published types leave out. */
function errorOf({ code, message }: Fault): unknown {
  return new CustomFunctions.Error(excelCode(code), message);
}

/** Asked for with each error: all that a runtime is sure to have while this loads is `associate`. */
function excelCode(code: FaultCode): CustomFunctions.ErrorCode {
  switch (code) {
    case '#VALUE!':
      return CustomFunctions.ErrorCode.invalidValue;
    case '#N/A':
      return CustomFunctions.ErrorCode.notAvailable;
    case '#DIV/0!':
      return CustomFunctions.ErrorCode.divisionByZero;
    case '#NUM!':
      return CustomFunctions.ErrorCode.invalidNumber;
  }
}

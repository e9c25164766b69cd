/// <reference types="custom-functions-runtime" />
import { FUNCTIONS, type FunctionRun } from './catalogue';
import type { Fault, FaultCode } from './faults';

/** Entry of Excel's runtime for custom functions: JavaScript alone, without page, storage and Office. */

const CODES: Readonly<Record<FaultCode, CustomFunctions.ErrorCode>> = {
  '#VALUE!': CustomFunctions.ErrorCode.invalidValue,
  '#N/A': CustomFunctions.ErrorCode.notAvailable,
  '#DIV/0!': CustomFunctions.ErrorCode.divisionByZero,
  '#NUM!': CustomFunctions.ErrorCode.invalidNumber,
};

for (const [id, run] of Object.entries<FunctionRun>(FUNCTIONS)) {
  CustomFunctions.associate(id, (...given: unknown[]) => {
    const outcome = run(...given);
    if (outcome.ok) return outcome.value;
    throw errorOf(outcome.fault);
  });
}

/** Thrown as Microsoft documents it for a single cell. It is an Error, which its published types leave out. */
function errorOf({ code, message }: Fault): unknown {
  return new CustomFunctions.Error(CODES[code], message);
}

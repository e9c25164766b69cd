/**
 * The closed list of functions. Each exists in Excel 2010 and later, in WPS and in LibreOffice under the same name,
 * so that a formula that is checked here can be written into any workbook unchanged.
 */

/** Where an argument stands: one value, a whole column, either, or an expression over whole columns. */
export type Place = 'value' | 'column' | 'either' | 'array';

export interface FunctionSpec {
  readonly least: number;
  readonly most: number;
  /** Number of arguments above `least` must be a multiple of this. */
  readonly step: number;
  readonly place: (index: number) => Place;
  /** Works element by element inside SUMPRODUCT in every Excel; IF, AND and OR do not without array entry. */
  readonly elementwise: boolean;
}

const MANY = 255;
const value = (): Place => 'value';
const either = (): Place => 'either';

function scalar(least: number, most = least, elementwise = true): FunctionSpec {
  return { least, most, step: 1, place: value, elementwise };
}

function aggregate(): FunctionSpec {
  return { least: 1, most: MANY, step: 1, place: either, elementwise: false };
}

function criteria(least: number): FunctionSpec {
  const first = least % 2;
  return {
    least,
    most: MANY,
    step: 2,
    place: (index) => (index < first || (index - first) % 2 === 0 ? 'column' : 'value'),
    elementwise: true,
  };
}

const SPECS = {
  AND: scalar(1, MANY, false),
  OR: scalar(1, MANY, false),
  NOT: scalar(1),
  IF: scalar(2, 3, false),
  ABS: scalar(1),
  ROUND: scalar(2),
  ROUNDUP: scalar(2),
  INT: scalar(1),
  MOD: scalar(2),
  SQRT: scalar(1),
  MAX: aggregate(),
  MIN: aggregate(),
  SUM: aggregate(),
  COUNT: aggregate(),
  AVERAGE: aggregate(),
  COUNTIFS: criteria(2),
  SUMIFS: criteria(3),
  SUMPRODUCT: { least: 1, most: MANY, step: 1, place: (): Place => 'array', elementwise: false },
  ISBLANK: scalar(1),
  ISNUMBER: scalar(1),
  LEN: scalar(1),
  LEFT: scalar(1, 2),
  RIGHT: scalar(1, 2),
  MID: scalar(3),
  VALUE: scalar(1),
  EXACT: scalar(2),
  CONCATENATE: scalar(1, MANY),
} as const satisfies Record<string, FunctionSpec>;

export type FunctionName = keyof typeof SPECS;

/** Every function of the language, in the order of the documentation. */
export const FUNCTION_NAMES = Object.keys(SPECS) as readonly FunctionName[];

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(SPECS, name);
}

export function functionSpec(name: FunctionName): FunctionSpec {
  return SPECS[name];
}

/** Whether a call may have this many arguments. */
export function acceptsCount(spec: FunctionSpec, count: number): boolean {
  return count >= spec.least && count <= spec.most && (count - spec.least) % spec.step === 0;
}

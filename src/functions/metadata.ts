import { functionHelpTranslator } from '../i18n/functionHelp';
import type { Language } from '../i18n/make';
import type { FunctionId } from './catalogue';

/** Excel's description of custom functions (functions.json). Built from here in each language, never shipped as code. */
export interface FunctionsFile {
  /** Without it Excel answers an error among the arguments itself, and nothing can be said about it. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: FunctionId;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result: { readonly type: ValueType; readonly dimensionality: 'scalar' };
}

export interface ParameterMetadata extends Shape {
  readonly name: string;
  readonly description: string;
  readonly type: ValueType;
}

type ValueType = 'any' | 'number';

interface Shape {
  readonly dimensionality: 'scalar' | 'matrix';
  readonly optional?: true;
  readonly repeating?: true;
}

const CELL: Shape = { dimensionality: 'scalar' };
const RANGE: Shape = { dimensionality: 'matrix' };

interface Signature {
  readonly parameters: Readonly<Record<string, Shape>>;
  readonly result: ValueType;
}

/** Every parameter is of type `any`: as a number, a blank would arrive as 0 and a text would be refused without a word. */
const SIGNATURES: Readonly<Record<FunctionId, Signature>> = {
  CV: { parameters: { values: RANGE, pupils: RANGE }, result: 'number' },
  MEAN: { parameters: { values: RANGE, pupils: RANGE }, result: 'number' },
  SPLIT: {
    parameters: {
      resource: CELL,
      type: CELL,
      primary: CELL,
      junior: CELL,
      senior: CELL,
      level: CELL,
    },
    result: 'number',
  },
  THRESHOLD: {
    parameters: { indicator: CELL, level: CELL, standard: { ...CELL, optional: true } },
    result: 'number',
  },
  CHECK: { parameters: { rule: CELL, values: { ...RANGE, repeating: true } }, result: 'any' },
};

/** The file for one language. Ids and names are the same in all: a formula must mean the same on every machine. */
export function functionsFile(language: Language): FunctionsFile {
  const t = functionHelpTranslator(language);
  const functions = (Object.keys(SIGNATURES) as FunctionId[]).map((id): FunctionMetadata => {
    const { parameters, result } = SIGNATURES[id];
    return {
      id,
      name: id,
      description: t(`functionHelp:of.${id}.description`),
      parameters: Object.entries(parameters).map(([key, shape]) => ({
        name: t(`functionHelp:of.${id}.${key}.name`),
        description: t(`functionHelp:of.${id}.${key}.description`),
        type: 'any',
        ...shape,
      })),
      result: { type: result, dimensionality: 'scalar' },
    };
  });
  return { allowErrorForDataTypeAny: true, functions };
}

import { codes, fields, formDefinitions, rules, standards } from '../../standard/index';
import { VERSION } from '../version';
import { digestOf } from './canonical';

/** Characters of the digest that are written: enough to tell two packs apart. */
const SHOWN = 16;

let known: string | undefined;

/** Version of the program with a digest of the rules, standards, forms and codes that it checks by. */
export function rulePack(): string {
  known ??= `${VERSION} ${packDigest()}`;
  return known;
}

function packDigest(): string {
  const data = [standards(), rules(), formDefinitions(), fields(), codes()];
  return digestOf(JSON.stringify(data, withoutExamples)).slice(0, SHOWN);
}

/** The rules' examples are tests: the program as it is built comes without them, and is the same pack. */
function withoutExamples(key: string, value: unknown): unknown {
  return key === 'examples' ? undefined : value;
}

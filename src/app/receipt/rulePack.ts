import { codes, fields, formDefinitions, rules, standards } from '../../standard/index';
import { VERSION } from '../report';
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
  return digestOf(JSON.stringify(data)).slice(0, SHOWN);
}

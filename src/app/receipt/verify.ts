import { findingSpots } from '../../checks/index';
import { findStandard } from '../../standard/index';
import type { CountyCheck, ReadFile } from '../check';
import { tierOfRule } from '../findings';
import { reasonFinder } from '../reasons/reasonFinder';
import { rawText } from './canonical';
import { changesSince } from './compare';
import { checkAlone, factsOf } from './facts';
import { inputRecords } from './inputs';
import { FACT_LABELS, FACT_NAMES, FORMAT } from './layout';
import { readReceipt } from './read';
import { rulePack } from './rulePack';
import type { FactName, ForgedWhy, InputRecord, ReceiptState, WrittenReceipt } from './types';

/**
 * Whether the receipt that a file carries still holds. It is tamper-evident, no signature: whoever makes a new digest
 * on purpose can, so the facts that it states are checked again by the standard that it names.
 */
export function verifyReceipt(check: CountyCheck, file: ReadFile): ReceiptState {
  const ofCheck = known.get(check) ?? new Map<ReadFile, ReceiptState>();
  known.set(check, ofCheck);
  const state = ofCheck.get(file) ?? verified(check, file);
  ofCheck.set(file, state);
  return state;
}

/** The report, its exit code and the pane ask for the same again. */
const known = new WeakMap<CountyCheck, Map<ReadFile, ReceiptState>>();

function verified(check: CountyCheck, file: ReadFile): ReceiptState {
  const receipt = readReceipt(file);
  if (receipt === undefined) return { outcome: 'none' };
  const forged = (why: ForgedWhy, facts: readonly string[] = []): ReceiptState => ({
    outcome: 'forged',
    sheet: file.receipt?.sheet ?? '',
    why,
    facts,
  });
  if (receipt === 'broken') return forged('layout');
  if (receipt.computed !== receipt.digest) return forged('digest');
  const records = inputRecords(file);
  const changes = changesSince(receipt.records, records);
  const { sheet, facts, digest } = receipt;
  const otherVersion = facts.rules !== rulePack() || facts.format !== FORMAT;
  const told = { sheet, facts, digest, otherVersion, changes };
  if (changes.cells.length + changes.added.length + changes.missing.length > 0)
    return { outcome: 'changed', ...told };
  if (otherVersion) return { outcome: 'other-version', ...told };
  const wrong = untrueFacts(check, file, records, receipt);
  return wrong.length > 0 ? forged('facts', wrong) : { outcome: 'valid', ...told };
}

/** Facts that must come out the same from the same cells, whatever has been done to the looks of the workbook. */
const REPEATABLE: readonly FactName[] = [
  'format',
  'forms',
  'standard',
  'document',
  'reliefs',
  'rules',
  'school',
  'below',
  'cells',
];

/** Labels of the facts that the same data do not come to under the same rules. */
function untrueFacts(
  check: CountyCheck,
  file: ReadFile,
  records: readonly InputRecord[],
  { facts }: WrittenReceipt,
): readonly string[] {
  const standard = findStandard(facts.standard);
  if (!standard.ok) return [FACT_LABELS.standard];
  const reliefs = standard.value.reliefs.map(({ id }) => id).filter(namedIn(facts.reliefs));
  const alone = checkAlone(check, file, { standard: standard.value, reliefs });
  const now = factsOf(alone, file, records, { who: facts.who, at: facts.at });
  const untrue = new Set(REPEATABLE.filter((name) => rawText(now[name]) !== facts[name]));
  const open = openByValue(alone);
  // No receipt is made before every 逻辑校验 is passed and every 经验校验 explained.
  if (open.errors || facts.error !== '0') untrue.add('error');
  if (open.warnings || facts.warning !== facts.explained) untrue.add('explained');
  return FACT_NAMES.filter((name) => untrue.has(name)).map((name) => FACT_LABELS[name]);
}

/**
 * Whether something is open that the values alone decide. A rule that looks at formats, hidden rows or how a number is
 * typed may find more or less after the workbook has merely been saved by another program, and one that looks at last
 * year says nothing where last year's workbook is not at hand.
 */
function openByValue(alone: CountyCheck): { readonly errors: boolean; readonly warnings: boolean } {
  const reasonOf = reasonFinder(alone);
  let [errors, warnings] = [false, false];
  for (const spot of findingSpots(alone.outcome)) {
    const { rule } = spot.run;
    if (rule.formula === undefined || rule.scope === 'cross-year') continue;
    const tier = tierOfRule(rule);
    if (tier === 'error') errors = true;
    else if (tier === 'warning' && reasonOf(spot)?.honoured !== true) warnings = true;
  }
  return { errors, warnings };
}

function namedIn(list: string): (id: string) => boolean {
  const named = list.split('、');
  return (id) => named.includes(id);
}

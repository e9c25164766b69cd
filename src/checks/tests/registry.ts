import { attachedListTest, listedSchoolTest } from './attachedLists';
import {
  codeAsNumberTest,
  codeListTest,
  countyCodeTest,
  flagTest,
  passValueTest,
  schoolCodeTest,
  usccTest,
} from './codes';
import { coefficientTest, compositeTest, contributorTest } from './balanceCounty';
import { indicatorTest, schoolPassTest } from './balanceSchools';
import { displayFormatTest, storedFormulaTest } from './cellNumber';
import { repairTest, stateTest, unreadableTest } from './cellText';
import { constantColumnTest, copiedColumnTest } from './columnShape';
import { fileFactsTest } from './fileFacts';
import {
  headerUnitTest,
  indicatorColumnsTest,
  keyColumnsTest,
  repeatedHeaderTest,
  unknownHeaderTest,
} from './header';
import { blankRowsTest, hiddenDataTest, mergedBodyTest } from './layout';
import { goneSchoolsTest } from './goneSchools';
import { indicatorJumpTest } from './indicatorJump';
import { lastingCodeTest, newSchoolTest, sameAsLastYearTest } from './lastYear';
import { outlierTest } from './outliers';
import { leftOpenTest } from './leftOpen';
import { columnSumTest, linePartTest, lineSumTest } from './lines';
import { overallTest } from './overallVerdict';
import { passCountTest, passNoteTest } from './passColumn';
import { doubleClassTest } from './doubleClass';
import { duplicateTest, sequenceTest } from './rowIdentity';
import { levelRowsTest, wholeSchoolTest } from './schoolLevels';
import { requiredTest } from './required';
import { scopeTest } from './scope';
import { storedDecimalsTest } from './storedDecimals';
import { totalsInBodyTest, totalsTest } from './totals';
import { twinsTest } from './twins';
import type { CheckTest } from './types';
import { unusualChangeTest } from './unusualChange';
import { uniqueCodeTest } from './uniqueCode';

/** The closed list of tests that rules may name: what no formula over columns can see. */
const TESTS: Readonly<Record<string, CheckTest>> = {
  'cell-repair': repairTest,
  'cell-state': stateTest,
  'cell-unreadable': unreadableTest,
  required: requiredTest,
  'left-open': leftOpenTest,
  'line-sum': lineSumTest,
  'line-part': linePartTest,
  'column-sum': columnSumTest,
  'stored-decimals': storedDecimalsTest,
  'display-format': displayFormatTest,
  'stored-formula': storedFormulaTest,
  'school-code': schoolCodeTest,
  'county-code': countyCodeTest,
  uscc: usccTest,
  'code-list': codeListTest,
  'code-as-number': codeAsNumberTest,
  flag: flagTest,
  'pass-value': passValueTest,
  'key-columns': keyColumnsTest,
  'indicator-columns': indicatorColumnsTest,
  'repeated-header': repeatedHeaderTest,
  'unknown-header': unknownHeaderTest,
  'header-unit': headerUnitTest,
  'merged-body': mergedBodyTest,
  'hidden-data': hiddenDataTest,
  'blank-rows': blankRowsTest,
  totals: totalsTest,
  'totals-in-body': totalsInBodyTest,
  'constant-column': constantColumnTest,
  'copied-column': copiedColumnTest,
  duplicate: duplicateTest,
  'double-class': doubleClassTest,
  sequence: sequenceTest,
  'level-rows': levelRowsTest,
  'whole-school': wholeSchoolTest,
  scope: scopeTest,
  'overall-verdict': overallTest,
  'pass-count': passCountTest,
  'pass-note': passNoteTest,
  'unique-code': uniqueCodeTest,
  twins: twinsTest,
  outlier: outlierTest,
  'same-as-last-year': sameAsLastYearTest,
  'lasting-code': lastingCodeTest,
  'new-school': newSchoolTest,
  'gone-schools': goneSchoolsTest,
  'indicator-jump': indicatorJumpTest,
  'unusual-change': unusualChangeTest,
  'attached-list': attachedListTest,
  'listed-school': listedSchoolTest,
  'file-facts': fileFactsTest,
  indicator: indicatorTest,
  'school-pass': schoolPassTest,
  coefficient: coefficientTest,
  composite: compositeTest,
  contributor: contributorTest,
};

export function testNames(): readonly string[] {
  return Object.keys(TESTS);
}

/** A rule that names no known test is a bug in the data, found by its own tests. */
export function findTest(name: string): CheckTest {
  const test = TESTS[name];
  if (test === undefined) throw new Error(`no test named ${name}`);
  return test;
}

import basic2012 from '../../standards/cn.basic-2012.json';
import quality2017 from '../../standards/cn.quality-2017.json';
import blanks from '../../standards/blanks.json';
import codes from '../../standards/codes.json';
import fields from '../../standards/fields.json';
import application from '../../standards/forms/application.json';
import countySheet from '../../standards/forms/county-sheet.json';
import schoolLedger from '../../standards/forms/school-ledger.json';
import schoolSheet from '../../standards/forms/school-sheet.json';
import statistics from '../../standards/forms/statistics.json';
import likeness from '../../standards/likeness.json';
import computersPlan from '../../standards/local/local.computers-8.json';
import juniorPlan from '../../standards/local/local.junior-cv-030.json';
import shenyang from '../../standards/local/local.shenyang-2024.json';
import applicationRules from '../../standards/rules/application.json';
import cell from '../../standards/rules/cell.json';
import crossSchool from '../../standards/rules/cross-school.json';
import crossTable from '../../standards/rules/cross-table.json';
import crossYear from '../../standards/rules/cross-year.json';
import lists from '../../standards/rules/lists.json';
import rowAreas from '../../standards/rules/row-areas.json';
import rowClasses from '../../standards/rules/row-classes.json';
import rowFunds from '../../standards/rules/row-funds.json';
import rowIdentity from '../../standards/rules/row-identity.json';
import rowPeople from '../../standards/rules/row-people.json';
import rowStandard from '../../standards/rules/row-standard.json';
import statisticsRules from '../../standards/rules/statistics.json';
import table from '../../standards/rules/table.json';
import sources from '../../standards/sources.json';

/**
 * The only file that imports what lies under `standards/`. Everything leaves it as `unknown`: the shapes are
 * checked by the data's own tests, so that nothing is validated again each time the program starts.
 */
export const data = {
  sources: sources as unknown,
  national: [quality2017, basic2012] as unknown,
  overlays: [juniorPlan, computersPlan, shenyang] as unknown,
  fields: fields as unknown,
  codes: codes as unknown,
  likeness: likeness as unknown,
  blanks: blanks as unknown,
  forms: [schoolSheet, schoolLedger, countySheet, application, statistics] as unknown,
  rules: [
    cell,
    rowIdentity,
    rowPeople,
    rowClasses,
    rowAreas,
    rowFunds,
    rowStandard,
    table,
    crossSchool,
    crossTable,
    lists,
    crossYear,
    applicationRules,
    statisticsRules,
  ] as unknown,
};

import { marksOf, spotRenderer } from '../../checks/index';
import { translator, type Language } from '../../i18n/index';
import type { EditPlan } from '../../sheet/editPlan';
import type { CountyCheck } from '../check';
import type { PlanChoices } from '../live/engine';
import { type FindingList, isExplained } from '../view/findingList';
import { markEdits, noteEdits, type Shown } from './marks';
import { resultEdits } from './results';
import { validationEdits } from './validations';

/** What to show in a workbook that its user has in front of her: the parts that she chose, without the list of findings. */
export function livePlan(
  check: CountyCheck,
  list: FindingList,
  { marks, notes, results, validation }: PlanChoices,
  language: Language,
): EditPlan {
  const t = translator(language);
  const shown = marks || notes ? shownSpots(check, list, language) : [];
  return {
    edits: [
      ...(marks ? markEdits(shown) : []),
      ...(notes ? noteEdits(shown, t) : []),
      ...(results ? resultEdits({ ...check.options, ...check }, t) : []),
      ...(validation ? validationEdits(check, language) : []),
    ],
  };
}

function shownSpots(
  check: CountyCheck,
  { groups, reasonOf }: FindingList,
  language: Language,
): readonly Shown[] {
  const render = spotRenderer(check.outcome, language);
  return groups.flatMap(({ rule, tier, spots }) =>
    tier === 'info'
      ? []
      : spots
          .filter((spot) => !isExplained(reasonOf, spot))
          .map((spot) => ({
            rule: rule.id,
            tier,
            sheet: spot.run.sheet,
            cells: marksOf(spot),
            message: () => render(spot).message,
          })),
  );
}

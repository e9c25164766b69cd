import { elsewhereOf, marksOf } from '../../checks/index';
import { translator, type Language } from '../../i18n/index';
import { MAX_NOTES, type EditPlan } from '../../sheet/editPlan';
import type { CountyCheck } from '../check';
import type { PlanChoices } from '../live/engine';
import { type FindingList, isExplained } from '../view/findingList';
import type { TellFinding } from '../view/findingView';
import { markEdits, noteEdits, type Shown } from './marks';
import { resultEdits } from './results';
import { validationEdits } from './validations';

/** What to show in a workbook that its user has in front of her: the parts that she chose, without the list of findings. */
export function livePlan(
  check: CountyCheck,
  list: FindingList,
  tell: TellFinding,
  { marks, notes, results, validation }: PlanChoices,
  language: Language,
): EditPlan {
  const t = translator(language);
  const shown = marks || notes ? shownSpots(list, tell) : [];
  return {
    edits: [
      ...(marks ? markEdits(shown) : []),
      // More would only be made to be left out.
      ...(notes ? noteEdits(shown, t, MAX_NOTES) : []),
      ...(results ? resultEdits({ ...check.options, ...check }, t) : []),
      ...(validation ? validationEdits(check, language) : []),
    ],
  };
}

function shownSpots({ groups, reasonOf }: FindingList, tell: TellFinding): readonly Shown[] {
  return groups.flatMap(({ rule, tier, spots }) =>
    tier === 'info'
      ? []
      : spots
          .filter((spot) => !isExplained(reasonOf, spot))
          .flatMap((spot) =>
            [{ sheet: spot.run.sheet, cells: marksOf(spot) }, ...elsewhereOf(spot)].map(
              ({ sheet, cells }) => ({
                rule: rule.id,
                tier,
                sheet,
                cells,
                message: () => tell(spot).message,
              }),
            ),
          ),
  );
}

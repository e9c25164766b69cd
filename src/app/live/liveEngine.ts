import { allFixes, type Fix } from '../../checks/index';
import { translator } from '../../i18n/index';
import { formatAddress } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import { editableWorkbook, type EditableWorkbook } from '../../sheet/editableWorkbook';
import { rules } from '../../standard/index';
import type { CountyCheck } from '../check';
import { livePlan } from '../annotate/livePlan';
import { entryAnswers } from '../entry/answers';
import { receiptAnswers } from '../receipt/questions';
import { keepAmendments, lastYearFile } from '../lastYear/live';
import { explainAmendments } from '../reasons/explain';
import { rollOver } from '../lastYear/rollOver';
import { templateOf } from '../templates/index';
import { checkView } from '../view/checkView';
import { type FindingList, findingList, fixesOfSpot } from '../view/findingList';
import { findingTeller, findingViews, type TellFinding } from '../view/findingView';
import { pointViews } from '../view/points';
import { ruleView } from '../view/ruleView';
import { schoolView } from '../view/schoolView';
import { standardViews } from '../view/standardView';
import type { CheckView, FindingView, FixView, RuleView } from '../view/types';
import { checkOptions } from './checkOptions';
import { checkWorkbook, remembered } from './checkWorkbook';
import type { CheckChoices, Engine, Progress } from './engine';
import { steadyProfile } from './steadyProfile';
import { works } from './superseded';

/** The latest finished check and what answers questions about it. */
interface Checked {
  readonly choices: CheckChoices;
  readonly check: CountyCheck;
  readonly list: FindingList;
  readonly tell: TellFinding;
  readonly view: CheckView;
  readonly findings: (from: number, to: number) => readonly FindingView[];
}

/**
 * An engine over one workbook at a time. `pause` lets the event loop take other messages while long work goes on;
 * without it the work only lets promises in, which is enough for tests. An engine that takes the place of another
 * begins with a `firstRevision` that the other never came to.
 */
export function liveEngine(
  pause: () => Promise<void> = () => Promise.resolve(),
  firstRevision = 1,
): Engine {
  let workbook: EditableWorkbook | undefined;
  let path = '';
  let revision = firstRevision - 1;
  let latest: Checked | undefined;
  let beside: ReturnType<typeof lastYearFile> | undefined;
  const all = works(pause);
  let memory = remembered();
  const steady = steadyProfile();
  const about = <T>(asked: number, answer: (checked: Checked) => Result<T>): Promise<Result<T>> =>
    Promise.resolve(latest?.view.revision === asked ? answer(latest) : fail('cancelled', 'stale'));
  return {
    open(data, name) {
      all.end('stale');
      workbook = editableWorkbook(data);
      path = name;
      latest = undefined;
      memory = remembered();
      return Promise.resolve();
    },
    change(changes) {
      workbook?.change(changes);
      return Promise.resolve();
    },
    cancel() {
      all.end('by-user');
      return Promise.resolve();
    },
    async check(asked, onProgress) {
      const work = all.begin();
      const choices = steady(asked);
      const chosen = checkOptions(choices);
      if (!chosen.ok) return chosen;
      const { profile } = chosen.value;
      const lastYear = beside === undefined ? {} : { lastYear: [beside(profile)] };
      const options = { ...chosen.value, ...lastYear };
      if (workbook === undefined) return fail('cancelled', 'stale');
      const tell = teller(onProgress);
      const snapshot = workbook.userSnapshot();
      const done = await checkWorkbook(snapshot, path, options, memory, work, tell);
      if (!done.ok) return done;
      tell({ step: 'describe', share: 0.9 });
      const rested = await work.rest();
      if (!rested.ok) return rested;
      revision += 1;
      latest = described(done.value, choices, revision);
      return succeed(latest.view);
    },
    findings: (asked, from, to) => about(asked, ({ findings }) => succeed(findings(from, to))),
    rule: (id, choices) => Promise.resolve(explainedRule(id, choices)),
    school: (asked, id) =>
      about(asked, ({ check, view, choices }) => {
        const item = view.schools[id];
        const school = item && schoolView(check, item, choices.language);
        return school === undefined ? fail('cancelled', 'stale') : succeed(school);
      }),
    points: (asked, level, indicator) =>
      about(asked, ({ check, choices }) =>
        succeed(pointViews(check, level, indicator, translator(choices.language))),
      ),
    plan: (asked, wanted) =>
      about(asked, ({ check, list, tell, choices }) =>
        succeed(livePlan(check, list, tell, wanted, choices.language)),
      ),
    fixes: (asked, of) => about(asked, (checked) => succeed(fixViews(checked, of))),
    explain: (asked, ids, reason) =>
      about(asked, ({ check, list }) =>
        succeed(
          explainAmendments(
            check,
            ids.flatMap((id) => list.spots[id] ?? []),
            reason,
          ),
        ),
      ),
    ...receiptAnswers(about),
    ...entryAnswers({
      about,
      read: (place) => {
        const sheet = workbook?.userSnapshot().sheets.find(({ name }) => name === place.sheet);
        return sheet && memory.recognise(sheet, path, [], latest?.choices.profile);
      },
    }),
    template: (request) => Promise.resolve(templateOf(request)),
    lastYear(data, name) {
      beside = data === null ? undefined : lastYearFile(data, name);
      return Promise.resolve();
    },
    keepLastYear: (asked) => about(asked, ({ check }) => succeed(keepAmendments(check))),
    rollOver: (asked) =>
      about(asked, ({ check, choices: { language } }) => rollOver(check, { language })),
    standards: (language) => Promise.resolve(standardViews(language)),
  };
}

function described(check: CountyCheck, choices: CheckChoices, revision: number): Checked {
  const list = findingList(check);
  const tell = findingTeller(check, choices.language);
  return {
    choices,
    check,
    list,
    tell,
    view: checkView(check, list, revision, choices.language),
    findings: findingViews(list, tell, choices.language),
  };
}

function explainedRule(id: string, choices: CheckChoices): Result<RuleView> {
  const options = checkOptions(choices);
  if (!options.ok) return options;
  const rule = rules().find((one) => one.id === id);
  if (rule === undefined) return fail('standard-invalid', 'unknown-rule', { id });
  return succeed(ruleView(rule, options.value, choices.language, translator(choices.language)));
}

/** Tells of progress no more often than a person can see. */
function teller(onProgress?: (progress: Progress) => void): (progress: Progress) => void {
  let told = 0;
  return (progress) => {
    const now = Date.now();
    if (onProgress === undefined || now - told < 50) return;
    told = now;
    onProgress(progress);
  };
}

function fixViews(
  { check, list }: Checked,
  { rule, finding }: { readonly rule?: string; readonly finding?: number },
): readonly FixView[] {
  if (finding !== undefined) {
    const spot = list.spots[finding];
    return spot === undefined ? [] : fixesOfSpot(spot, check).map(fixView);
  }
  const all = [...allFixes(check.outcome)];
  return all.filter((fix) => rule === undefined || fix.rule === rule).map(fixView);
}

function fixView({ rule, sheet, at, before, after, isSure }: Fix): FixView {
  return { rule, sheet, cell: formatAddress(at), at, before, after, isSure };
}

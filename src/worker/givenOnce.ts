import type { LastYearFiles, ReceiveChoices } from '../app/collect/live/receiver';

/** Last year's data go to a worker once: later questions name them by their key alone. */
export function givenOnce(): <T extends ReceiveChoices>(choices: T) => T {
  let given: LastYearFiles['key'] | undefined;
  return (choices) => {
    const { lastYear } = choices;
    if (lastYear === null) return choices;
    if (lastYear.key === given) return { ...choices, lastYear: { ...lastYear, files: null } };
    given = lastYear.key;
    return choices;
  };
}

import type { MappingProfile } from '../../forms/index';

/**
 * Keeps the profile the same object for as long as it says the same: each message to a worker brings a copy, and what
 * was recognised by one copy holds for the next.
 */
export function steadyProfile(): <T extends { readonly profile?: MappingProfile }>(
  choices: T,
) => T {
  let last: { readonly text: string; readonly profile: MappingProfile } | undefined;
  return (choices) => {
    if (choices.profile === undefined) return choices;
    const text = JSON.stringify(choices.profile);
    if (last?.text !== text) last = { text, profile: choices.profile };
    return { ...choices, profile: last.profile };
  };
}

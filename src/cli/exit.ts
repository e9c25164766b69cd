/** Exit codes, fixed by the contract of the command line. */
export const Exit = {
  CLEAN: 0,
  ERRORS: 1,
  NOT_CHECKED: 2,
  USAGE: 64,
} as const;

import fc from 'fast-check';

/**
 * What gates a change runs on the same random examples each time, so that no change is refused for an example that
 * another would have met. At the desk every run explores others; `SEED=n` repeats one.
 */
const seed = process.env['SEED'] ?? (process.env['CI'] === undefined ? undefined : '20170401');

if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

import { benchCheck } from './check';
import { benchEvaluate } from './evaluate';
import { benchFiles } from './files';
import { benchRead } from './read';

// Figures, never tests: each is measured side by side with its peer in this one run.

const round = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

console.log('Reading (milliseconds and peak megabytes, each in a process of its own)');
console.table(benchRead());

console.log('Evaluating formulas');
console.table([benchEvaluate()]);

console.log('Checking 100,000 school rows against all rules');
console.table([benchCheck()]);

console.log('500 school files in one command');
for (const annotate of [false, true]) {
  const { files, perSecond, peakMegabytes } = benchFiles(annotate);
  const what = annotate ? 'checked and annotated' : 'checked';
  console.log(
    `${String(files)} files ${what}: ${round(perSecond)} files/s, ${round(peakMegabytes)} MB peak`,
  );
}

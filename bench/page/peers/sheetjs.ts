import { read } from '@e965/xlsx';
import { answerReading } from './reading';

answerReading((bytes) => {
  const { Sheets } = read(bytes, { type: 'array', dense: true, cellStyles: true });
  let cells = 0;
  for (const sheet of Object.values(Sheets))
    for (const row of sheet['!data'] ?? []) cells += row.filter(Boolean).length;
  return cells;
});

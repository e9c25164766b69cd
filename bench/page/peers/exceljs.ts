import { Workbook } from 'exceljs';
import { answerReading } from './reading';

answerReading(async (bytes) => {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  let cells = 0;
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      cells += row.actualCellCount;
    });
  });
  return cells;
});

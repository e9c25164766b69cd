import { describe, expect, it } from '@jest/globals';
import { NOTE_HEADING, VALIDATED_NAME_PREFIX } from '../../../src/sheet/ownership';
import { removeNotes } from '../../../src/xlsx/patch/commentList';
import { isOwnName } from '../../../src/xlsx/patch/ownedParts';

function comments(...texts: readonly string[]): string {
  const list = texts.map(
    (text, row) =>
      `<comment ref="C${String(row + 1)}" authorId="0"><text><r><t>${text}</t></r></text></comment>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return (
    `<comments xmlns="${main}"><authors><author>王老师</author></authors>` +
    `<commentList>${list.join('')}</commentList></comments>`
  );
}

describe('what Excel saves of ours', () => {
  it('takes off notes that Excel signed with the name of its user', () => {
    const removed = removeNotes(comments('请核对', `${NOTE_HEADING}\n多 3 人`));
    expect(removed?.text).toBe(comments('请核对'));
    expect(removed?.removed).toEqual([{ row: 1, column: 2 }]);
  });

  it('takes our lines out of a note of the user’s, which Excel keeps as one text', () => {
    const removed = removeNotes(comments(`请核对\n${NOTE_HEADING}\n多 3 人`));
    expect(removed?.text).toBe(comments('请核对'));
    expect(removed?.removed).toEqual([]);
  });

  it('leaves a note that speaks of us', () => {
    const text = comments(`见 ${NOTE_HEADING.slice(1, -1)} 的说明`);
    expect(removeNotes(text)?.text).toBe(text);
  });

  it('knows the names that list validated cells', () => {
    expect(isOwnName(`${VALIDATED_NAME_PREFIX}1`)).toBe(true);
    expect(isOwnName('Junheng_mine')).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { addNotes, emptyComments, removeNotes } from '../../src/xlsx/patch/commentList';
import { EMPTY_VML, addShapes, hasShapes, removeShapes } from '../../src/xlsx/patch/vmlShapes';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const C3 = { row: 2, column: 2 };

function commentsPart(author: string, body: string): string {
  return `<comments xmlns="${MAIN}"><authors><author>${author}</author></authors><commentList><comment ref="C3" authorId="0"><text>${body}</text></comment></commentList></comments>`;
}

describe('adding notes to a comments part', () => {
  it.each([
    ['plain text', '<t>请核对</t>'],
    ['runs', '<r><rPr><b/></rPr><t>教务处：</t></r><r><t>请核对</t></r>'],
  ])('puts ours behind a note of the user’s in %s, and takes it off to the byte', (_, body) => {
    const before = commentsPart('教务处', body);
    const added = addNotes(before, [{ at: C3, text: '低于标准' }]);
    expect(added?.created).toEqual([]);
    expect(added?.text).toContain('低于标准');
    expect(removeNotes(added?.text ?? '')?.text).toBe(before);
  });

  it('leaves conversations alone', () => {
    const before = commentsPart('tc={1B2C}', '<t>[线程批注]</t>');
    const note = { at: C3, text: '低于标准' };
    expect(addNotes(before, [note])).toEqual({ text: before, created: [], skipped: [note] });
  });

  it('finds our paragraph after a program has joined the runs', () => {
    const saved = commentsPart('教务处', '<t>请核对\n【均衡 Junheng】\n低于标准</t>');
    expect(removeNotes(saved)?.text).toBe(commentsPart('教务处', '<t>请核对</t>'));
  });

  it('finds our paragraph after a program has cut the runs up', () => {
    const body = '<r><t>请核对\n【均衡 </t></r><r><t>Junheng】\n</t></r><r><t>低于标准</t></r>';
    const left = removeNotes(commentsPart('教务处', body));
    expect(left?.text).toContain('<t>请核对</t>');
    expect(left?.text).not.toMatch(/Junheng|低于标准/);
  });

  it('tells when nothing of anybody is left', () => {
    const added = addNotes(emptyComments(MAIN), [{ at: C3, text: '<必填> & "x"\u0001' }]);
    expect(added?.text).toContain('&lt;必填&gt; &amp; &quot;x&quot;_x0001_');
    const removed = removeNotes(added?.text ?? '');
    expect(removed).toEqual({ text: emptyComments(MAIN), removed: [C3], isEmpty: true });
  });
});

describe('shapes of notes', () => {
  it('get ids of their own and go again to the byte', () => {
    const user = addShapes(EMPTY_VML, [{ row: 0, column: 0 }]);
    const both = addShapes(user, [C3, { row: 3, column: 2 }]);
    expect(both.match(/id="_x0000_s\d+"/g)).toEqual([
      'id="_x0000_s1025"',
      'id="_x0000_s1026"',
      'id="_x0000_s1027"',
    ]);
    expect(removeShapes(both, [C3, { row: 3, column: 2 }])).toBe(user);
    expect(hasShapes(removeShapes(user, [{ row: 0, column: 0 }]))).toBe(false);
  });

  it('go into drawings that are no well-formed XML, as Excel writes them', () => {
    const odd =
      '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="b"><div>按钮<br></div></v:shape></xml>';
    expect(removeShapes(addShapes(odd, [C3]), [C3])).toBe(odd);
  });
});

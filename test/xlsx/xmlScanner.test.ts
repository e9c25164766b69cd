import { describe, expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';
import { toUtf8 } from '../../src/xlsx/encoding';
import { CLOSE, END, OPEN, XmlScanner } from '../../src/xlsx/xmlScanner';

const scan = (xml: string) => new XmlScanner(strToU8(xml), 'part.xml');

/** Text of the root element, or the reason why it cannot be read. */
function rootText(xml: string): string {
  const scanner = scan(xml);
  let text = '';
  if (scanner.next() === OPEN) text = scanner.text();
  while (scanner.next() !== END);
  return scanner.problem?.reason ?? text;
}

function outcome(xml: string): string {
  const scanner = scan(xml);
  while (scanner.next() !== END);
  return scanner.problem?.reason ?? 'reads';
}

describe('text', () => {
  it.each([
    ['the five predefined entities', '<a>&lt;&gt;&amp;&quot;&apos;</a>', `<>&"'`],
    ['numeric references', '<a>&#23398;&#x6821;&#x1F600;</a>', '学校😀'],
    ['CDATA as it stands', '<a>1<![CDATA[<b>&amp;]]>2</a>', '1<b>&amp;2'],
    ['text around comments and instructions', '<a>1<!-- < & -->2<?x y?>3</a>', '123'],
    ['text around child elements, without theirs', '<a>1<b>2</b>3</a>', '13'],
    ['line ends of any system as one', '<a>1\r\n2\r3\n4</a>', '1\n2\n3\n4'],
    ['a reference to a line end as it stands', '<a>1&#13;2</a>', '1\r2'],
    ['_x000D_ as it stands', '<a>学校_x000D_\n名称</a>', '学校_x000D_\n名称'],
    ['white space', '<a xml:space="preserve"> 1 </a>', ' 1 '],
    ['nothing', '<a/>', ''],
  ])('reads %s', (_, xml, text) => {
    expect(rootText(xml)).toBe(text);
  });

  it.each([
    '&nbsp;',
    '&',
    '& ',
    '&amp',
    '&#0;',
    '&#xD800;',
    '&#xFFFE;',
    '&#x110000;',
    '&#;',
    '&#x;',
  ])('refuses %s', (reference) => {
    expect(rootText(`<a>${reference}</a>`)).toBe('xml-invalid');
  });
});

describe('attributes', () => {
  it('come in any order, with either quote, and with references', () => {
    const scanner = scan(`<c  t = 's' r="A&amp;1"\n s="12" x:r="no" xmlns:t="no"/>`);
    expect(scanner.next()).toBe(OPEN);
    const { attributes } = scanner;
    expect([attributes.word('t'), attributes.text('r'), attributes.integer('s')]).toEqual([
      's',
      'A&1',
      12,
    ]);
    expect([attributes.prefixedText('r'), attributes.text('t')]).toEqual(['no', 's']);
    expect(attributes.text('none')).toBeUndefined();
    expect(scanner.next()).toBe(CLOSE);
  });

  it.each(['', '-1', '1.5', ' 1', '1234567890', 'x'])('takes %j for no integer', (value) => {
    const scanner = scan(`<c s="${value}"/>`);
    scanner.next();
    expect(scanner.attributes.integer('s')).toBeUndefined();
  });

  it('give line ends as spaces', () => {
    const scanner = scan('<c name="a\r\nb\tc"/>');
    scanner.next();
    expect(scanner.attributes.text('name')).toBe('a b c');
  });
});

describe('structure', () => {
  it('tells elements by local name, whatever the prefix', () => {
    const names: string[] = [];
    const scanner = scan('<x:sst xmlns:x="u"><x:si/><si2></si2></x:sst>');
    expect(scanner.readRoot('sst', (name) => names.push(name)).ok).toBe(true);
    expect(names).toEqual(['si', 'si2']);
  });

  it('skips what a visitor leaves unread', () => {
    const names: string[] = [];
    scan('<a><b><c/><d>1</d></b><e/></a>').readRoot('a', (name) => names.push(name));
    expect(names).toEqual(['b', 'e']);
  });

  it('tells apart names that share a slot of the table', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `n${String(i)}`);
    const seen: string[] = [];
    scan(`<a>${names.map((name) => `<${name}/>`).join('')}</a>`).readRoot('a', (name) =>
      seen.push(name),
    );
    expect(seen).toEqual(names);
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>text',
    '</a>',
    '<a b></a>',
    '<a b=c/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a b="1/>',
    '<a',
    '<',
    '<a><!-- </a>',
    '<a><![CDATA[ </a>',
    '<a><!ELEMENT></a>',
    '<>',
  ])('refuses %j', (xml) => {
    expect(outcome(xml)).toBe('xml-invalid');
  });

  it.each(['<!DOCTYPE a><a/>', '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]><a/>'])(
    'refuses the document type in %j',
    (xml) => {
      expect(outcome(xml)).toBe('doctype-refused');
    },
  );

  it('says in which part and where', () => {
    const scanner = scan('<a><b></a>');
    while (scanner.next() !== END);
    expect(scanner.problem?.params).toEqual({ part: 'part.xml', position: 6 });
  });
});

describe('plainNumber', () => {
  const number = (content: string) => {
    const scanner = scan(`<v>${content}</v>`);
    scanner.next();
    return scanner.plainNumber();
  };

  it.each([
    '0',
    '1',
    '-1',
    '260',
    '0.1',
    '-0.85',
    '4.505',
    '123456789012345',
    '0.00000000000001',
    '007',
    '.5',
    '5.',
  ])('reads %s as the engine does', (text) => {
    expect(number(text)).toBe(Number(text));
  });

  it.each(['', '-', '.', '1e5', '1.2.3', '1234567890123456', ' 1', '1 ', '&#49;', '1<b/>'])(
    'leaves %j to others',
    (text) => {
      expect(number(text)).toBeUndefined();
    },
  );
});

describe('toUtf8', () => {
  const utf16 = (text: string, big: boolean, mark: boolean) => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };

  it.each([
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ])('converts UTF-16, big-endian %s, byte order mark %s', (big, mark) => {
    const text = '<a>é学校😀</a>';
    expect(toUtf8(utf16(text, big, mark), 'p')).toEqual({ ok: true, value: strToU8(text) });
  });

  it('takes off the mark of UTF-8', () => {
    expect(toUtf8(strToU8('\ufeff<a/>'), 'p')).toEqual({ ok: true, value: strToU8('<a/>') });
  });

  it('refuses an encoding that only the declaration names', () => {
    expect(toUtf8(strToU8('<?xml version="1.0" encoding="GB2312"?><a/>'), 'p')).toMatchObject({
      problem: { reason: 'xml-encoding', params: { part: 'p', encoding: 'GB2312' } },
    });
  });
});

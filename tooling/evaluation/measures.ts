import { z } from 'zod';
import { languageOf } from '../../worker/collection/language.ts';
import { sentimentOf } from '../../worker/collection/sentiment.ts';
import { mentionsProduct } from '../../worker/matching/mentions-product.ts';
import { titleMatch } from '../../worker/matching/title-match.ts';
import { hitRateMeasure, type Measure, precisionMeasure } from './measure.ts';
import { listNames } from './read-list.ts';
import { themeMeasure } from './theme-measure.ts';

const asked = { asked: z.string(), wanted: z.boolean() };

/**
 * What is measured of how reviews are found and read, with the themes of each product in the subfolder `themes`. `atLeast` are the
 * figures that the docs state.
 */
export const measuresIn = async (folder: string): Promise<readonly Measure[]> => [
  ...measures,
  ...(await listNames(folder, 'themes')).map(themeMeasure),
];

const measures: readonly Measure[] = [
  precisionMeasure({
    name: 'matching',
    cases: z.object({ ...asked, title: z.string() }),
    taken: ({ asked, title }) => titleMatch(asked, title) > 0,
    atLeast: { precision: 0.92, recall: 0.92 },
  }),
  precisionMeasure({
    name: 'threads',
    cases: z.object({ ...asked, title: z.string(), text: z.string() }),
    taken: ({ asked, title, text }) => mentionsProduct(asked, [title], text),
    atLeast: { precision: 0.9, recall: 0.8 },
  }),
  hitRateMeasure({
    name: 'language',
    cases: z.object({ language: z.string(), text: z.string() }),
    expected: ({ language }) => language,
    actual: ({ text }) => languageOf(text),
    atLeast: { hits: 0.95 },
  }),
  // The words and rules of worker/tone are never changed for the sentences of tone-unseen: they show what other texts get.
  ...Object.entries({
    tone: 0.9,
    'tone-unseen': 0.85,
    'tone-de': 0.85,
    'tone-fr': 0.85,
    'tone-es': 0.85,
  }).map(([name, hits]) =>
    hitRateMeasure({
      name,
      cases: z.object({ text: z.string(), wanted: z.enum(['+', '0', '-']) }),
      expected: ({ wanted }) => wanted,
      actual: async ({ text }) => signOf((await sentimentOf(text)) ?? 0),
      atLeast: { hits },
    }),
  ),
];

const signOf = (sentiment: number) => (sentiment === 0 ? '0' : sentiment > 0 ? '+' : '-');

import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openTextAnalysis } from '../../../worker/collection/text-analysis.ts';
import type { MentioningReview } from '../../../worker/themes/english-mentions.ts';

test('texts without spaces count, and the longest cost little', async () => {
  const analysis = await openTextAnalysis(pino({ level: 'silent' }));
  try {
    const [emoji, blame, link, rows, japanese] = await analysis.analyze(
      [
        '👍'.repeat(60),
        `${'👎'.repeat(60)} Terrible.`,
        `Great kettle, see https://shop.example/${'a'.repeat(100)}`,
        `${'-'.repeat(80)}\nI love it.\n${'='.repeat(80)}`,
        'とても良い製品です。'.repeat(20),
      ].map(bodyOf),
    );
    expect(emoji?.sentiment).toBeGreaterThan(0.15);
    expect(blame?.sentiment).toBeLessThan(-0.15);
    expect(link?.sentiment).toBeGreaterThan(0.15);
    expect(rows?.sentiment).toBeGreaterThan(0.15);
    expect(japanese).toEqual({ language: 'ja', sentiment: null, mentions: [] });
    const hostile = [
      'a',
      'A!',
      '😀',
      '不',
      ' ',
      "'",
      'not ',
      'too ',
      'never had ',
      'but ',
      '=-3 ',
      'lid ',
      'no lid, ',
      'lid and ',
    ];
    const analyzed = await analysis.analyze(
      hostile.map((unit) => bodyOf(unit.repeat(1_000_000 / unit.length))),
    );
    // A batch that takes too long is null throughout.
    expect(analyzed.some(({ sentiment }) => sentiment !== null)).toBe(true);
  } finally {
    await analysis.close();
  }
});

const bodyOf = (body: string): MentioningReview => ({
  title: null,
  body,
  pros: [],
  cons: [],
  aspectRatings: [],
  productNames: [],
});

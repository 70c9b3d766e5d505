import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openSentimentAnalysis } from '../../../worker/collection/sentiments.ts';

test('texts without spaces count, and the longest cost little', async () => {
  const analysis = await openSentimentAnalysis(pino({ level: 'silent' }));
  try {
    const [emoji, blame, link, rows, japanese] = await analysis.sentimentsOf([
      '👍'.repeat(60),
      `${'👎'.repeat(60)} Terrible.`,
      `Great kettle, see https://shop.example/${'a'.repeat(100)}`,
      `${'-'.repeat(80)}\nI love it.\n${'='.repeat(80)}`,
      'とても良い製品です。'.repeat(20),
    ]);
    expect(emoji).toBeGreaterThan(0.15);
    expect(blame).toBeLessThan(-0.15);
    expect(link).toBeGreaterThan(0.15);
    expect(rows).toBeGreaterThan(0.15);
    expect(japanese).toBeNull();
    const hostile = ['a', 'A!', '😀', '不', ' ', "'", 'not ', 'too ', 'never had ', 'but ', '=-3 '];
    const sentiments = await analysis.sentimentsOf(
      hostile.map((unit) => unit.repeat(1_000_000 / unit.length)),
    );
    // A batch that takes too long is null throughout.
    expect(sentiments.some((sentiment) => sentiment !== null)).toBe(true);
  } finally {
    await analysis.close();
  }
});

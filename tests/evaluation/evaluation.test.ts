import { expect, test } from 'vitest';
import { measuresIn } from '../../tooling/evaluation/measures.ts';
import { ownLists, readList } from '../../tooling/evaluation/read-list.ts';

test.each((await measuresIn(ownLists)).map((measure) => ({ name: measure.name, measure })))(
  'the measure $name reaches its stated figures',
  async ({ name, measure }) => {
    const { figures, wrong } = await measure.evaluate(await readList(ownLists, name));
    for (const [figure, least] of Object.entries(measure.atLeast)) {
      const message = `${figure}; judged wrongly: ${JSON.stringify(wrong, null, 1)}`;
      expect(figures[figure], message).toBeGreaterThanOrEqual(least);
    }
  },
);

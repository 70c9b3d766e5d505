import type { Random } from './seeded-random.ts';

/** A rating from 1 to 5, distributed as in real shops: mostly fives, with a second peak at one that grows as quality falls. */
export const ratingFor = (quality: number, random: Random): number => {
  const unhappy = Math.min(0.5, Math.max(0.02, (5 - quality) / 5));
  const draw = random.number();
  if (draw < unhappy * 0.55) return 1;
  if (draw < unhappy * 0.85) return 2;
  if (draw < unhappy * 1.4) return 3;
  return random.happens(0.28) ? 4 : 5;
};

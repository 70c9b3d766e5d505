import type { Chance } from './chance.ts';

/** A rating of 1 to 5 stars, spread as on real shops: many fives, a second peak at one, the more the poorer the product. */
export const ratingFor = (quality: number, chance: Chance): number => {
  const unhappy = Math.min(0.5, Math.max(0.02, (5 - quality) / 5));
  const draw = chance.number();
  if (draw < unhappy * 0.55) return 1;
  if (draw < unhappy * 0.85) return 2;
  if (draw < unhappy * 1.4) return 3;
  return chance.happens(0.28) ? 4 : 5;
};

import type { Product } from '../catalogue/product.ts';
import { seededRandom } from '../catalogue/seeded-random.ts';
import type { StockedReview } from './bazaarvoice-stock.ts';
import type { SiteAnswer } from './site.ts';

/** Photos, tags, and replies of some reviews, as fields of a review. The photos are drawings that the site serves itself. */
export const attachmentsOf = (
  { id, opinion, isRatingsOnly }: StockedReview,
  { brand }: Product,
  origin: string,
): object => {
  const random = seededRandom('attachments', id);
  if (isRatingsOnly) return {};
  const photos = random.happens(0.3) ? random.between(1, 4) : 0;
  const isAnswered = opinion.rating <= 2 ? random.happens(0.7) : random.happens(0.1);
  return {
    Photos: Array.from({ length: photos }, (_, index) => ({
      Id: `${id}-${index}`,
      Caption: index === 0 ? 'After two weeks' : null,
      Sizes: {
        thumbnail: { Url: `${origin}/photos/${id}-${index}.svg` },
        normal: { Url: `${origin}/photos/${id}-${index}.svg` },
      },
    })),
    ContextDataValues: random.happens(0.1)
      ? { IncentivizedReview: { Id: 'IncentivizedReview', Value: 'true' } }
      : {},
    TagDimensions: random.happens(0.25)
      ? {
          ...(opinion.rating > 2 ? { Pro: { Values: ['Easy to use', 'Looks good'] } } : {}),
          ...(opinion.rating < 5 ? { Con: { Values: ['Expensive'] } } : {}),
        }
      : {},
    ClientResponses: isAnswered
      ? [
          {
            Name: `${brand} Care`,
            Department: 'Customer care',
            Response:
              opinion.rating <= 2
                ? 'We are sorry to read this. Please contact us, so that we can make it right.'
                : 'Thank you for taking the time to tell us!',
            Date: new Date(opinion.at.getTime() + 86_400_000).toISOString(),
          },
        ]
      : [],
  };
};

/** The drawing at a path; undefined for other paths. */
export const photoAt = (pathname: string): SiteAnswer | undefined => {
  const [, name] = /^\/photos\/([\d-]+)\.svg$/.exec(pathname) ?? [];
  if (name === undefined) return undefined;
  const random = seededRandom('photo', name);
  const hue = random.between(0, 359);
  const [x, y, size] = [
    random.between(220, 420),
    random.between(180, 300),
    random.between(80, 150),
  ];
  return {
    status: 200,
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' },
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><rect width="640" height="480" fill="hsl(${hue} 45% 82%)"/><rect y="340" width="640" height="140" fill="hsl(${hue} 25% 62%)"/><circle cx="${x}" cy="${y}" r="${size}" fill="hsl(${(hue + 150) % 360} 50% 48%)"/><circle cx="${x - size / 3}" cy="${y - size / 3}" r="${size / 4}" fill="hsl(0 0% 100% / 45%)"/></svg>`,
  };
};

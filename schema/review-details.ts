import type { AspectRating, ReviewCopy, ReviewMedia, ReviewReply } from '../contract/review.ts';
import { builder } from './builder.ts';

const MediaTypeRef = builder.enumType('MediaType', { values: ['PHOTO', 'VIDEO'] });

export const ReviewMediaRef = builder.objectRef<ReviewMedia>('ReviewMedia').implement({
  fields: (t) => ({
    type: t.expose('type', { type: MediaTypeRef }),
    url: t.exposeString('url'),
    thumbnailUrl: t.exposeString('thumbnailUrl', { nullable: true }),
    caption: t.exposeString('caption', { nullable: true }),
  }),
});

export const ReviewReplyRef = builder.objectRef<ReviewReply>('ReviewReply').implement({
  description: 'An answer by the seller or the maker.',
  fields: (t) => ({
    author: t.exposeString('author', { nullable: true }),
    body: t.exposeString('body'),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
  }),
});

export const AspectRatingRef = builder.objectRef<AspectRating>('AspectRating').implement({
  description: 'A rating of one aspect, as its author gave it: comfort, value for money.',
  fields: (t) => ({
    name: t.exposeString('name'),
    rating: t.exposeFloat('rating', { description: "1 to 5, whatever the source's scale." }),
  }),
});

export const ReviewCopyRef = builder.objectRef<ReviewCopy>('ReviewCopy').implement({
  description: 'The same review, published elsewhere too.',
  fields: (t) => ({
    source: t.exposeString('source'),
    site: t.exposeString('site', {
      nullable: true,
      description: 'The shop or site: as the source names it, or else the host of `url`.',
    }),
    url: t.exposeString('url', { nullable: true }),
  }),
});

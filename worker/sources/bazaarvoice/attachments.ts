import { z } from 'zod';
import { parseDate } from '../../parsing/parse-date.ts';
import { validItems } from '../../parsing/parse-reviews.ts';
import type { RawMedia, RawReply } from '../../parsing/review-details.ts';

const text = z.string().nullish().catch(null);

const photoSchema = z.object({
  Caption: text,
  Sizes: z.record(z.string(), z.object({ Url: text }).nullish().catch(null)),
});

const videoSchema = z.object({
  Caption: text,
  VideoUrl: text,
  VideoIframeUrl: text,
  VideoThumbnailUrl: text,
});

export const mediaOf = (photos: readonly unknown[], videos: readonly unknown[]): RawMedia[] => [
  ...validItems(photos, photoSchema).map(({ Caption: caption, Sizes: sizes }) => ({
    type: 'PHOTO' as const,
    url: ['large', 'normal', 'thumbnail'].map((size) => sizes[size]?.Url).find(Boolean),
    thumbnailUrl: sizes['thumbnail']?.Url,
    caption,
  })),
  ...validItems(videos, videoSchema).map((video) => ({
    type: 'VIDEO' as const,
    url: video.VideoUrl || video.VideoIframeUrl,
    thumbnailUrl: video.VideoThumbnailUrl,
    caption: video.Caption,
  })),
];

const responseSchema = z.object({
  /** Of a person or a department. */
  Name: text,
  Department: text,
  Response: text,
  Date: text,
});

export const repliesOf = (responses: readonly unknown[]): RawReply[] =>
  validItems(responses, responseSchema).map((response) => ({
    author: response.Name || response.Department,
    body: response.Response,
    publishedAt: parseDate(response.Date),
  }));

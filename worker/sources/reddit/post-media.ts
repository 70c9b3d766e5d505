import { z } from 'zod';
import { isPicture } from '../../parsing/author-pictures.ts';
import type { RawMedia } from '../../parsing/review-details.ts';

const text = z.string().nullish().catch(null);

const sizeSchema = z.object({ u: text });

/** The fields of a post that contain its pictures and videos. Malformed ones count as missing. */
export const postMediaShape = {
  /** What the post links to. */
  url: text,
  /** The order and captions of a gallery. */
  gallery_data: z
    .object({ items: z.array(z.object({ media_id: z.string(), caption: text })) })
    .nullish()
    .catch(null),
  /** The sizes of the pictures of a gallery, by ID. */
  media_metadata: z
    .record(
      z.string(),
      z
        .object({ e: text, s: sizeSchema.nullish(), p: z.array(sizeSchema).nullish() })
        .nullish()
        .catch(null),
    )
    .nullish()
    .catch(null),
  media: z
    .object({ reddit_video: z.object({ fallback_url: text }).nullish() })
    .nullish()
    .catch(null),
};

const postMediaSchema = z.object(postMediaShape);

/** The pictures and the video of a post. */
export const postMedia = (post: z.infer<typeof postMediaSchema>): RawMedia[] => {
  const gallery = (post.gallery_data?.items ?? []).flatMap(({ media_id: id, caption }) => {
    const found = post.media_metadata?.[id];
    return found?.e === 'Image'
      ? [{ type: 'PHOTO' as const, url: found.s?.u, thumbnailUrl: found.p?.[0]?.u, caption }]
      : [];
  });
  const video = post.media?.reddit_video?.fallback_url;
  return [
    ...gallery,
    ...(isPicture(post.url) ? [{ type: 'PHOTO' as const, url: post.url }] : []),
    ...(video == null ? [] : [{ type: 'VIDEO' as const, url: video }]),
  ];
};

import { z } from 'zod';
import { mentionsProduct } from '../../matching/mentions-product.ts';
import { authorPictures, isPicture } from '../../parsing/author-pictures.ts';
import { authorText } from '../../parsing/author-text.ts';
import { escapeHtml } from '../../parsing/escape-html.ts';
import { isBot } from '../../parsing/is-bot.ts';
import { markdownToHtml } from '../../parsing/markdown-to-html.ts';
import { parseDate } from '../../parsing/parse-date.ts';

const creatorSchema = z
  .object({ name: z.string().nullish(), bot_account: z.boolean().nullish() })
  .nullish();

const countsSchema = z
  .object({ score: z.number().nullish(), downvotes: z.number().nullish().catch(null) })
  .nullish();

const contentSchema = z.object({
  /** Unique within the instance. */
  id: z.number().int(),
  /** The URL on the instance where it was written; the same on every instance. */
  ap_id: z.string().min(1),
  /** UTC; 0.18 sends no time zone. */
  published: z.string().nullish(),
  /** When the author changed it. */
  updated: z.string().nullish().catch(null),
  deleted: z.boolean().nullish(),
  removed: z.boolean().nullish(),
  /** Set on the notices of moderators. */
  distinguished: z.boolean().nullish(),
});

/** A post with its creator and vote counts. */
export const postViewSchema = z.object({
  post: contentSchema.extend({
    name: z.string(),
    body: z.string().nullish(),
    /** What the post links to, which may be a picture. */
    url: z.string().nullish().catch(null),
    thumbnail_url: z.string().nullish().catch(null),
  }),
  creator: creatorSchema,
  counts: countsSchema,
});

/** A comment with its creator, its vote counts, and the name of its post. */
export const commentViewSchema = z.object({
  comment: contentSchema.extend({ content: z.string() }),
  post: z.object({ name: z.string() }).nullish(),
  creator: creatorSchema,
  counts: countsSchema,
});

/** Identifies a view within its instance; undefined for a malformed one. */
export const keyOf = (view: unknown): string | undefined => {
  const { post, comment } = keySchema.safeParse(view).data ?? {};
  if (comment) return `c${comment.id}`;
  return post ? `p${post.id}` : undefined;
};

const idSchema = z.object({ id: z.number().int() }).nullish();

const keySchema = z.object({ post: idSchema, comment: idSchema });

/**
 * Returns undefined for a bare link, for a deleted or removed post, for one that is not about the product, and for what moderators and
 * bots announce.
 */
export const readPost = (view: z.infer<typeof postViewSchema>, productName: string) => {
  const { post } = view;
  const content = readContent(view, post, post.body, post.name, productName);
  if (content === undefined) return undefined;
  const picture = { type: 'PHOTO' as const, url: post.url, thumbnailUrl: post.thumbnail_url };
  const media = [...(isPicture(post.url) ? [picture] : []), ...content.media];
  return { ...content, media, title: escapeHtml(post.name) };
};

/** Like {@link readPost}. The words of the product name may also appear in the name of the comment's post. */
export const readComment = (view: z.infer<typeof commentViewSchema>, productName: string) =>
  readContent(view, view.comment, view.comment.content, view.post?.name ?? '', productName);

const readContent = (
  { creator, counts }: Pick<z.infer<typeof postViewSchema>, 'creator' | 'counts'>,
  content: z.infer<typeof contentSchema>,
  markdown: string | null | undefined,
  postName: string,
  productName: string,
) => {
  const { ap_id: id, deleted, removed, distinguished } = content;
  if (deleted || removed || distinguished || creator?.bot_account) return undefined;
  const html = markdownToHtml(markdown ?? '');
  const text = authorText(html);
  if (text === '' || isBot(creator?.name, text)) return undefined;
  if (!mentionsProduct(productName, [postName], text)) return undefined;
  return {
    sourceId: id,
    author: creator?.name,
    body: escapeHtml(text),
    url: id,
    publishedAt: parseDate(content.published),
    editedAt: parseDate(content.updated),
    helpfulVotes: counts?.score,
    unhelpfulVotes: counts?.downvotes,
    media: authorPictures(html, id),
  };
};

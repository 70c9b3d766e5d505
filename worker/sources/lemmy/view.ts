import { z } from 'zod';
import { mentionsProduct } from '../../matching/mentions-product.ts';
import { authorText } from '../../parsing/author-text.ts';
import { escapeHtml } from '../../parsing/escape-html.ts';
import { isBot } from '../../parsing/is-bot.ts';
import { markdownToHtml } from '../../parsing/markdown-to-html.ts';
import { parseDate } from '../../parsing/parse-date.ts';

const creatorSchema = z
  .object({ name: z.string().nullish(), bot_account: z.boolean().nullish() })
  .nullish();

const countsSchema = z.object({ score: z.number().nullish() }).nullish();

const contentSchema = z.object({
  /** Unique within the instance. */
  id: z.number().int(),
  /** The URL on the instance where it was written; the same on every instance. */
  ap_id: z.string().min(1),
  /** UTC; 0.18 sends no time zone. */
  published: z.string().nullish(),
  deleted: z.boolean().nullish(),
  removed: z.boolean().nullish(),
  /** Set on the notices of moderators. */
  distinguished: z.boolean().nullish(),
});

/** A post with its creator and vote counts. */
export const postViewSchema = z.object({
  post: contentSchema.extend({ name: z.string(), body: z.string().nullish() }),
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
  return content && { ...content, title: escapeHtml(post.name) };
};

/** Like {@link readPost}. The words of the product name may also appear in the name of the comment's post. */
export const readComment = (view: z.infer<typeof commentViewSchema>, productName: string) =>
  readContent(view, view.comment, view.comment.content, view.post?.name ?? '', productName);

const readContent = (
  { creator, counts }: Pick<z.infer<typeof postViewSchema>, 'creator' | 'counts'>,
  { ap_id: id, published, deleted, removed, distinguished }: z.infer<typeof contentSchema>,
  markdown: string | null | undefined,
  postName: string,
  productName: string,
) => {
  if (deleted || removed || distinguished || creator?.bot_account) return undefined;
  const text = authorText(markdownToHtml(markdown ?? ''));
  if (text === '' || isBot(creator?.name, text)) return undefined;
  if (!mentionsProduct(productName, [postName], text)) return undefined;
  return {
    sourceId: id,
    author: creator?.name,
    body: escapeHtml(text),
    url: id,
    publishedAt: parseDate(published),
    helpfulVotes: counts?.score,
  };
};

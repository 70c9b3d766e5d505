import { z } from 'zod';
import { speaksOf } from '../../matching/post-match.ts';
import { instantOf } from '../../parsing/instant.ts';
import { markdownHtml } from '../../parsing/markdown-html.ts';
import { ownWords } from '../../parsing/own-words.ts';
import { textAsHtml } from '../../parsing/text-as-html.ts';

const creatorSchema = z.object({ name: z.string().nullish() }).nullish();

const countsSchema = z.object({ score: z.number().nullish() }).nullish();

const sayingSchema = z.object({
  /** The instance's own number of it. */
  id: z.number().int(),
  /** Its address where it was written, the same at every instance. */
  ap_id: z.string().min(1),
  /** Without a zone in 0.18: UTC. */
  published: z.string().nullish(),
  deleted: z.boolean().nullish(),
  removed: z.boolean().nullish(),
});

/** A post and what stands around it. */
export const postViewSchema = z.object({
  post: sayingSchema.extend({ name: z.string(), body: z.string().nullish() }),
  creator: creatorSchema,
  counts: countsSchema,
});

/** A comment, and of its post the name. */
export const commentViewSchema = z.object({
  comment: sayingSchema.extend({ content: z.string() }),
  post: z.object({ name: z.string() }).nullish(),
  creator: creatorSchema,
  counts: countsSchema,
});

/** What tells a view from the others of its instance; undefined for one in a form that is not known. */
export const keyOf = (view: unknown): string | undefined => {
  const { post, comment } = keySchema.safeParse(view).data ?? {};
  if (comment) return `c${comment.id}`;
  return post ? `p${post.id}` : undefined;
};

const idSchema = z.object({ id: z.number().int() }).nullish();

const keySchema = z.object({ post: idSchema, comment: idSchema });

/** Undefined for a bare link, what was deleted or removed, and what is not about the product. */
export const readPost = (view: z.infer<typeof postViewSchema>, productName: string) => {
  const { post } = view;
  const said = readSaying(view, post, post.body, post.name, productName);
  return said && { ...said, title: textAsHtml(post.name) };
};

/** As {@link readPost}; the asked words may stand in the name of its post. */
export const readComment = (view: z.infer<typeof commentViewSchema>, productName: string) =>
  readSaying(view, view.comment, view.comment.content, view.post?.name ?? '', productName);

const readSaying = (
  { creator, counts }: Pick<z.infer<typeof postViewSchema>, 'creator' | 'counts'>,
  { ap_id: id, published, deleted, removed }: z.infer<typeof sayingSchema>,
  markdown: string | null | undefined,
  postName: string,
  productName: string,
) => {
  if (deleted || removed) return undefined;
  const text = ownWords(markdownHtml(markdown ?? ''));
  if (text === '' || !speaksOf(productName, [postName], text)) return undefined;
  return {
    sourceId: id,
    author: creator?.name,
    body: textAsHtml(text),
    url: id,
    publishedAt: instantOf(published),
    helpfulVotes: counts?.score,
  };
};

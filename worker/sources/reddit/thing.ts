import { z } from 'zod';
import { mentionsProduct } from '../../matching/mentions-product.ts';
import { authorText } from '../../parsing/author-text.ts';
import { escapeHtml } from '../../parsing/escape-html.ts';
import { isBot } from '../../parsing/is-bot.ts';
import { markdownToHtml } from '../../parsing/markdown-to-html.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { plainText } from '../../parsing/plain-text.ts';
import { postMedia, postMediaShape } from './post-media.ts';

/** Moderators mark their announcements by either. */
const notice = { distinguished: z.string().nullish(), stickied: z.boolean().nullish() };

/** When the author changed it, in seconds since 1970; false if never. */
const edited = z.union([z.number(), z.boolean()]).nullish().catch(null);

/** A post ("link", t3). */
export const postSchema = z.object({
  ...notice,
  id: z.string().regex(/^\w{1,20}$/),
  author: z.string().nullish(),
  title: z.string(),
  selftext: z.string().nullish(),
  score: z.number().nullish(),
  num_comments: z.number().nullish(),
  created_utc: z.number().nullish(),
  permalink: z.string().nullish(),
  edited,
  ...postMediaShape,
});

export type Post = z.infer<typeof postSchema>;

/** A comment (t1). */
export const commentSchema = z.object({
  ...notice,
  id: z.string().regex(/^\w{1,20}$/),
  author: z.string().nullish(),
  body: z.string(),
  score: z.number().nullish(),
  created_utc: z.number().nullish(),
  edited,
});

export type Comment = z.infer<typeof commentSchema>;

/** Whether a post and its comments are about the product. */
export const isAbout = ({ title, selftext }: Post, productName: string): boolean =>
  mentionsProduct(productName, [title], plainText(markdownToHtml(selftext ?? '')));

/** Returns undefined for a bare link, an image without text, a deleted or removed post, and what moderators and bots announce. */
export const readPost = (post: Post) => {
  const text = authorText(markdownToHtml(post.selftext ?? ''));
  if (text === '' || isNotice(post, text)) return undefined;
  return {
    sourceId: `t3_${post.id}`,
    author: authorOf(post),
    title: escapeHtml(post.title),
    body: escapeHtml(text),
    url: postUrl(post),
    publishedAt: parseDate(post.created_utc),
    editedAt: editedAt(post),
    media: postMedia(post),
    helpfulVotes: post.score,
  };
};

/** Like {@link readPost}. Also returns undefined unless the comment or its post's title mentions the product. */
export const readComment = (comment: Comment, post: Post, productName: string) => {
  const text = authorText(markdownToHtml(comment.body));
  if (text === '' || isNotice(comment, text)) return undefined;
  if (!mentionsProduct(productName, [post.title], text)) return undefined;
  return {
    sourceId: `t1_${comment.id}`,
    author: authorOf(comment),
    body: escapeHtml(text),
    url: `${postUrl(post)}${comment.id}/`,
    publishedAt: parseDate(comment.created_utc),
    editedAt: editedAt(comment),
    helpfulVotes: comment.score,
  };
};

const editedAt = ({ edited: at }: Post | Comment) =>
  typeof at === 'number' ? parseDate(at) : null;

const isNotice = ({ author, distinguished, stickied }: Post | Comment, text: string): boolean =>
  stickied === true ||
  distinguished === 'moderator' ||
  distinguished === 'admin' ||
  isBot(author, text);

/** Reddit keeps the posts of deleted accounts but removes the names. */
const authorOf = ({ author }: Post | Comment) => (author === '[deleted]' ? null : author);

/** The URL of a post's page, which does not depend on `REDDIT_URL`. Ends in a slash. */
const postUrl = ({ id, permalink }: Post): string => {
  const [path = `/comments/${id}/_`] =
    /^\/(?:r|user)\/[^/?#]+\/comments\/[^?#]*[^/?#]/.exec(permalink ?? '') ?? [];
  return new URL(`${path}/`, 'https://www.reddit.com').href;
};

import { z } from 'zod';
import { speaksOf } from '../../matching/post-match.ts';
import { instantOf } from '../../parsing/instant.ts';
import { markdownHtml } from '../../parsing/markdown-html.ts';
import { ownWords } from '../../parsing/own-words.ts';
import { plainText } from '../../parsing/plain-text.ts';
import { textAsHtml } from '../../parsing/text-as-html.ts';

/** A post ("link", t3). */
export const postSchema = z.object({
  id: z.string().regex(/^\w{1,20}$/),
  author: z.string().nullish(),
  title: z.string(),
  selftext: z.string().nullish(),
  score: z.number().nullish(),
  num_comments: z.number().nullish(),
  created_utc: z.number().nullish(),
  permalink: z.string().nullish(),
});

export type Post = z.infer<typeof postSchema>;

/** A comment (t1). */
export const commentSchema = z.object({
  id: z.string().regex(/^\w{1,20}$/),
  author: z.string().nullish(),
  body: z.string(),
  score: z.number().nullish(),
  created_utc: z.number().nullish(),
});

export type Comment = z.infer<typeof commentSchema>;

/** Whether a post, or what is said below it, is about the product. */
export const isAbout = ({ title, selftext }: Post, productName: string): boolean =>
  speaksOf(productName, [title], plainText(markdownHtml(selftext ?? '')));

/** Undefined for a bare link, a picture alone, and what was deleted or removed. */
export const readPost = (post: Post) => {
  const text = ownWords(markdownHtml(post.selftext ?? ''));
  if (text === '') return undefined;
  return {
    sourceId: `t3_${post.id}`,
    author: authorOf(post),
    title: textAsHtml(post.title),
    body: textAsHtml(text),
    url: pageOf(post),
    publishedAt: instantOf(post.created_utc),
    helpfulVotes: post.score,
  };
};

/** Undefined besides for what is not about the product: its words may stand in the title of the post. */
export const readComment = (comment: Comment, post: Post, productName: string) => {
  const text = ownWords(markdownHtml(comment.body));
  if (text === '' || !speaksOf(productName, [post.title], text)) return undefined;
  return {
    sourceId: `t1_${comment.id}`,
    author: authorOf(comment),
    body: textAsHtml(text),
    url: `${pageOf(post)}${comment.id}/`,
    publishedAt: instantOf(comment.created_utc),
    helpfulVotes: comment.score,
  };
};

/** Who has left Reddit is not named any more; what they said stands. */
const authorOf = ({ author }: Post | Comment) => (author === '[deleted]' ? null : author);

/** On Reddit itself, wherever the API may stand; ends in a slash. */
const pageOf = ({ id, permalink }: Post): string => {
  const [path = `/comments/${id}/_`] =
    /^\/(?:r|user)\/[^/?#]+\/comments\/[^?#]*[^/?#]/.exec(permalink ?? '') ?? [];
  return new URL(`${path}/`, 'https://www.reddit.com').href;
};

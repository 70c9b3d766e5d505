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

/** Whether a post and its comments are about the product. */
export const isAbout = ({ title, selftext }: Post, productName: string): boolean =>
  speaksOf(productName, [title], plainText(markdownHtml(selftext ?? '')));

/** Returns undefined for a bare link, an image without text, and a deleted or removed post. */
export const readPost = (post: Post) => {
  const text = ownWords(markdownHtml(post.selftext ?? ''));
  if (text === '') return undefined;
  return {
    sourceId: `t3_${post.id}`,
    author: authorOf(post),
    title: textAsHtml(post.title),
    body: textAsHtml(text),
    url: postUrl(post),
    publishedAt: instantOf(post.created_utc),
    helpfulVotes: post.score,
  };
};

/** Like {@link readPost}. Also returns undefined unless the comment or its post's title mentions the product. */
export const readComment = (comment: Comment, post: Post, productName: string) => {
  const text = ownWords(markdownHtml(comment.body));
  if (text === '' || !speaksOf(productName, [post.title], text)) return undefined;
  return {
    sourceId: `t1_${comment.id}`,
    author: authorOf(comment),
    body: textAsHtml(text),
    url: `${postUrl(post)}${comment.id}/`,
    publishedAt: instantOf(comment.created_utc),
    helpfulVotes: comment.score,
  };
};

/** Reddit keeps the posts of deleted accounts but removes the names. */
const authorOf = ({ author }: Post | Comment) => (author === '[deleted]' ? null : author);

/** The URL of a post's page, which does not depend on `REDDIT_URL`. Ends in a slash. */
const postUrl = ({ id, permalink }: Post): string => {
  const [path = `/comments/${id}/_`] =
    /^\/(?:r|user)\/[^/?#]+\/comments\/[^?#]*[^/?#]/.exec(permalink ?? '') ?? [];
  return new URL(`${path}/`, 'https://www.reddit.com').href;
};

import { slugOf } from '../catalogue/product.ts';
import { numberOf, seededRandom } from '../catalogue/seeded-random.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';
import { escapeHtml } from './markup.ts';

export interface ForumTopic {
  readonly id: number;
  readonly title: string;
  readonly slug: string;
  readonly posts: readonly ForumPost[];
}

export interface ForumPost {
  readonly id: number;
  /** Has gaps left by deleted posts. */
  readonly post_number: number;
  readonly username: string;
  readonly created_at: string;
  /** HTML. */
  readonly cooked: string;
  readonly like_count: number;
}

/** A thread in a forum's flat format: replies follow their parents and quote them. */
export const topicOf = (thread: Thread, forum: string): ForumTopic => {
  const slug = slugOf(thread.title);
  const link = `https://blog.example/${slug}`;
  const first = thread.paragraphs.length === 0 ? preview(link) : cooked(thread.paragraphs);
  const opening = { author: thread.author, at: thread.at, html: first };
  const posts = [opening, ...thread.comments.flatMap((comment) => withReplies(comment))];
  return {
    id: numberOf(5, 'discourse', forum, thread.title),
    title: thread.title,
    slug,
    posts: posts
      .map(({ author, at, html }, index) => ({
        id: numberOf(6, 'discourse', forum, thread.title, index),
        post_number: index + 1,
        username: author ?? '',
        created_at: at.toISOString(),
        cooked: html,
        like_count: seededRandom('likes', forum, thread.title, index).between(0, 12),
      }))
      .filter(({ username }) => username !== ''),
  };
};

interface FlatPost {
  /** Null for a deleted post. */
  readonly author: string | null;
  readonly at: Date;
  readonly html: string;
}

const withReplies = (comment: Comment, answered?: Comment): FlatPost[] => {
  const { author, at, paragraphs, replies } = comment;
  const quoted =
    answered?.author != null ? quote(answered.author, answered.paragraphs[0] ?? '') : '';
  const html = quoted + cooked(paragraphs);
  return [{ author, at, html }, ...replies.flatMap((reply) => withReplies(reply, comment))];
};

const cooked = (paragraphs: readonly string[]): string =>
  paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n');

const quote = (author: string, text: string): string =>
  `<aside class="quote no-group" data-username="${escapeHtml(author)}">
<div class="title">${escapeHtml(author)}:</div>
<blockquote><p>${escapeHtml(text)}</p></blockquote>
</aside>
`;

const preview = (link: string): string =>
  `<aside class="onebox allowlistedgeneric" data-onebox-src="${link}">
<header class="source"><a href="${link}">blog.example</a></header>
<article class="onebox-body"><h3><a href="${link}">What we found</a></h3><p>Our test of the year.</p></article>
</aside>`;

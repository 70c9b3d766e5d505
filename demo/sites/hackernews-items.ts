import { wordsOf } from '../catalogue/product.ts';
import { seededRandom } from '../catalogue/seeded-random.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';
import { hackernewsHtml } from './markup.ts';

/** A story or a comment as Hacker News keeps it. */
export interface Item {
  readonly id: number;
  readonly type: 'story' | 'comment';
  readonly at: Date;
  /** Null if it was deleted. */
  readonly author: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly html: string | null;
  /** Null for comments. */
  readonly points: number | null;
  readonly parentId: number | null;
  readonly story: { readonly id: number; readonly title: string; readonly url: string | null };
  readonly children: readonly Item[];
}

/** The story of a thread, followed by all its comments. */
export const itemsOf = (thread: Thread): Item[] => {
  const address = `https://blog.example/${wordsOf(thread.title).join('-')}`;
  const linked = thread.paragraphs.length === 0 ? address : null;
  const story = { id: idOf(thread.title), title: thread.title, url: linked };
  const comments = thread.comments.map((comment, index) =>
    commentItem(comment, story, story.id, String(index)),
  );
  const item: Item = {
    ...story,
    type: 'story',
    at: thread.at,
    author: thread.author,
    html: linked === null ? hackernewsHtml(thread.paragraphs) : null,
    points: thread.points,
    parentId: null,
    story,
    children: comments,
  };
  return [item, ...comments.flatMap(withReplies)];
};

const commentItem = (
  comment: Comment,
  story: Item['story'],
  parentId: number,
  place: string,
): Item => {
  const id = idOf(story.title, place);
  return {
    id,
    type: 'comment',
    at: comment.at,
    author: comment.author,
    title: null,
    url: null,
    html: comment.author === null ? null : hackernewsHtml(comment.paragraphs),
    points: null,
    parentId,
    story,
    children: comment.replies.map((reply, index) =>
      commentItem(reply, story, id, `${place}.${index}`),
    ),
  };
};

const withReplies = (item: Item): Item[] => [item, ...item.children.flatMap(withReplies)];

/** Above the IDs in use by the real service, so that no link leads to a real post. */
const idOf = (...place: readonly string[]): number =>
  seededRandom('hackernews', ...place).between(91_000_000, 99_999_999);

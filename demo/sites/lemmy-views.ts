import { wordsOf } from '../catalogue/product.ts';
import { numberOf, seededRandom } from '../catalogue/seeded-random.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';

export interface LemmyInstance {
  /** The host in the URLs of its posts, which does not exist. */
  readonly name: string;
  /** The instance that it federates with. */
  readonly neighbor: string;
  /** 0.18 writes times without a time zone. */
  readonly version: '0.18' | '0.19';
}

/** A thread as an instance shows it. `ap_id` is the same on every instance; `id` is not. */
export const viewsOf = (instance: LemmyInstance, home: string, thread: Thread) => {
  const content = (kind: 'post' | 'comment', at: Date, ...place: readonly string[]) => ({
    id: numberOf(7, 'lemmy', instance.name, kind, ...place),
    ap_id: `https://${home}/${kind}/${numberOf(8, 'lemmy', home, kind, ...place)}`,
    published: instantOf(at, instance),
    removed: false,
    local: home === instance.name,
    language_id: 37,
  });
  const community = { name: 'gadgets', title: 'Gadgets', actor_id: `https://${home}/c/gadgets` };
  const isLink = thread.paragraphs.length === 0;
  const post = {
    ...content('post', thread.at, thread.title),
    name: thread.title,
    ...(isLink
      ? { url: `https://blog.example/${wordsOf(thread.title).join('-')}` }
      : { body: thread.paragraphs.join('\n\n') }),
    deleted: false,
  };
  const comments = withReplies(thread.comments).map((comment, index) => ({
    comment: {
      ...content('comment', comment.at, thread.title, String(index)),
      content: comment.paragraphs.map(listed).join('\n\n'),
      deleted: comment.author === null,
    },
    creator: creatorOf(comment.author ?? 'gone', home),
    post: { id: post.id, name: post.name, ap_id: post.ap_id },
    community,
    counts: countsOf(seededRandom('lemmy', thread.title, index).between(-2, 30)),
  }));
  return {
    post: {
      post,
      creator: creatorOf(thread.author, home),
      community,
      counts: { ...countsOf(thread.points), comments: comments.length },
    },
    comments,
  };
};

const withReplies = (comments: readonly Comment[]): Comment[] =>
  comments.flatMap((comment) => [comment, ...withReplies(comment.replies)]);

const creatorOf = (name: string, home: string) => ({ name, actor_id: `https://${home}/u/${name}` });

const countsOf = (score: number) => ({
  score,
  upvotes: Math.max(score, 0) + 1,
  downvotes: Math.max(-score, 0) + 1,
});

const instantOf = (at: Date, { version }: LemmyInstance): string =>
  version === '0.18' ? at.toISOString().replace('Z', '254') : at.toISOString();

/** Markdown: turns the first of several paragraphs into a list item. */
const listed = (paragraph: string, index: number, all: readonly string[]): string =>
  all.length > 1 && index === 0 ? `* ${paragraph}` : paragraph;

import { chanceOf, numberOf } from '../catalogue/chance.ts';
import { wordsOf } from '../catalogue/product.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';

export interface LemmyInstance {
  /** Its host, in addresses of posts; they lead nowhere. */
  readonly name: string;
  /** The instance whose posts it knows besides its own. */
  readonly neighbour: string;
  /** 0.18 writes instants without a zone. */
  readonly version: '0.18' | '0.19';
}

/** A thread as an instance shows it; `ap_id` is the same at every instance, its own numbers are not. */
export const viewsOf = (instance: LemmyInstance, home: string, thread: Thread) => {
  const said = (kind: 'post' | 'comment', at: Date, ...place: readonly string[]) => ({
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
    ...said('post', thread.at, thread.title),
    name: thread.title,
    ...(isLink
      ? { url: `https://blog.example/${wordsOf(thread.title).join('-')}` }
      : { body: thread.paragraphs.join('\n\n') }),
    deleted: false,
  };
  const comments = withReplies(thread.comments).map((comment, index) => ({
    comment: {
      ...said('comment', comment.at, thread.title, String(index)),
      content: comment.paragraphs.map(listed).join('\n\n'),
      deleted: comment.author === null,
    },
    creator: creatorOf(comment.author ?? 'gone', home),
    post: { id: post.id, name: post.name, ap_id: post.ap_id },
    community,
    counts: countsOf(chanceOf('lemmy', thread.title, index).between(-2, 30)),
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

/** Markdown: the first of several paragraphs as a list of one point. */
const listed = (paragraph: string, index: number, all: readonly string[]): string =>
  all.length > 1 && index === 0 ? `* ${paragraph}` : paragraph;

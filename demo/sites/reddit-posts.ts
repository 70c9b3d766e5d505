import { wordsOf } from '../catalogue/product.ts';
import { seededRandom } from '../catalogue/seeded-random.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';

/** A post in the format of Reddit's API, and its comments. */
export interface RedditPost {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The children of the listing with its comments. */
  readonly comments: readonly Thing[];
}

/** A child of a listing. */
export interface Thing {
  readonly kind: 't1' | 't3' | 'more';
  readonly data: Readonly<Record<string, unknown>>;
}

export const listing = (children: readonly Thing[], after: string | null = null) => ({
  kind: 'Listing',
  data: { after, dist: children.length, modhash: '', geo_filter: '', children, before: null },
});

/** One post in twelve is removed. A thread without paragraphs becomes a bare link. */
export const redditPost = (thread: Thread): RedditPost => {
  const id = idOf(thread.title);
  const subreddit = seededRandom('subreddit', thread.title).pick([
    'gear',
    'onebag_home',
    'BuyOnce',
  ]);
  const slug = wordsOf(thread.title).join('_').slice(0, 50);
  const permalink = `/r/${subreddit}/comments/${id}/${slug}/`;
  const isLink = thread.paragraphs.length === 0;
  const isRemoved = seededRandom('removed', thread.title).happens(1 / 12);
  return {
    id,
    data: {
      id,
      name: `t3_${id}`,
      subreddit,
      author: thread.author,
      title: thread.title,
      selftext: isRemoved ? '[removed]' : thread.paragraphs.map(emphasized).join('\n\n'),
      is_self: !isLink,
      score: thread.points,
      num_comments: countOf(thread.comments),
      created_utc: secondsOf(thread.at),
      permalink,
      url: isLink ? `https://blog.example/${slug}` : `https://www.reddit.com${permalink}`,
      edited: false,
      over_18: false,
    },
    comments: commentsOf(thread, id, permalink),
  };
};

/** The comments, followed by a "more" for those that the API does not show. */
const commentsOf = (thread: Thread, id: string, permalink: string): Thing[] => {
  const commentOf = (comment: Comment, parent: string, said: string, place: string): Thing => {
    const own = idOf(thread.title, place);
    const [first = ''] = comment.paragraphs;
    const replies = comment.replies.map((reply, index) =>
      commentOf(reply, `t1_${own}`, first, `${place}.${index}`),
    );
    const isDeep = place.split('.').length === 4;
    const children = isDeep ? [...replies, more('_', `t1_${own}`, [])] : replies;
    const quoted = said !== '' && seededRandom('quotes', own).happens(0.3) ? `> ${said}\n\n` : '';
    return {
      kind: 't1',
      data: {
        id: own,
        name: `t1_${own}`,
        link_id: `t3_${id}`,
        parent_id: parent,
        author: comment.author ?? '[deleted]',
        body: comment.author === null ? '[deleted]' : quoted + comment.paragraphs.join('\n\n'),
        score: seededRandom('score', own).between(-3, 60),
        created_utc: secondsOf(comment.at),
        edited: false,
        permalink: `${permalink}${own}/`,
        replies: children.length === 0 ? '' : listing(children),
      },
    };
  };
  const shown = thread.comments.map((comment, index) =>
    commentOf(comment, `t3_${id}`, '', String(index)),
  );
  const hidden = [idOf(thread.title, 'hidden 1'), idOf(thread.title, 'hidden 2')];
  return [...shown, more(hidden[0] ?? '', `t3_${id}`, hidden)];
};

const more = (id: string, parent: string, children: readonly string[]): Thing => ({
  kind: 'more',
  data: { id, name: `t1_${id}`, parent_id: parent, count: children.length, depth: 0, children },
});

const countOf = (comments: readonly Comment[]): number =>
  comments.reduce((sum, { replies }) => sum + 1 + countOf(replies), 0);

/** Markdown with one bold word, and with the empty paragraphs that Reddit's editor inserts. */
const emphasized = (paragraph: string, index: number): string =>
  `${index > 0 ? '&#x200B;\n\n' : ''}${paragraph.replace(/\b(really|still|every|never)\b/, '**$1**')}`;

const secondsOf = (moment: Date): number => moment.getTime() / 1000;

/** Seven letters and digits, far above the IDs in use by the real service. */
const idOf = (...place: readonly string[]): string =>
  seededRandom('reddit', ...place)
    .between(76_000_000_000, 78_364_164_095)
    .toString(36);

import { wordsOf } from '../catalogue/product.ts';
import { numberOf, seededRandom } from '../catalogue/seeded-random.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';
import { escapeHtml } from './markup.ts';

/** A question in the format of the API, and its answers. */
export interface Question extends Post {
  readonly question_id: number;
  readonly title: string;
  readonly answer_count: number;
  readonly link: string;
  readonly answers: readonly Answer[];
}

export interface Answer extends Post {
  readonly answer_id: number;
  readonly question_id: number;
  readonly is_accepted: boolean;
}

interface Post {
  readonly body: string;
  readonly score: number;
  readonly creation_date: number;
  readonly owner: object;
}

/** Deleted answers are not shown. A question without text contains an image. */
export const questionOf = (thread: Thread): Question => {
  const id = numberOf(8, 'stackexchange', thread.title);
  const answers = thread.comments
    .filter(({ author }) => author !== null)
    .map((comment, index) => answerOf(comment, thread, id, index));
  return {
    question_id: id,
    title: entities(thread.title),
    body: htmlOf(thread.paragraphs) || '<p><img src="https://images.example/1.jpg" alt=""></p>',
    score: thread.points,
    answer_count: answers.length,
    creation_date: secondsOf(thread.at),
    link: `https://gear.example/questions/${id}/${wordsOf(thread.title).join('-')}`,
    owner: ownerOf(thread.author),
    answers,
  };
};

const answerOf = (comment: Comment, thread: Thread, question: number, index: number): Answer => ({
  answer_id: numberOf(8, 'stackexchange', thread.title, index),
  question_id: question,
  is_accepted: index === 0,
  body: htmlOf(comment.paragraphs),
  score: seededRandom('stackexchange', thread.title, index).between(-1, 25),
  creation_date: secondsOf(comment.at),
  owner: ownerOf(comment.author ?? ''),
});

/** A deleted account keeps a name but has no ID. */
const ownerOf = (author: string): object =>
  seededRandom('left', author).happens(0.1)
    ? { display_name: `user${numberOf(5, author)}`, user_type: 'does_not_exist' }
    : { display_name: entities(author), user_id: numberOf(6, author), user_type: 'registered' };

const htmlOf = (paragraphs: readonly string[]): string =>
  paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`).join('\n');

const entities = (text: string): string => escapeHtml(text).replaceAll(/['’]/g, '&#39;');

const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1000);

import { z } from 'zod';
import { mentionsProduct } from '../../matching/mentions-product.ts';
import { authorPictures } from '../../parsing/author-pictures.ts';
import { authorText } from '../../parsing/author-text.ts';
import { escapeHtml } from '../../parsing/escape-html.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { plainLine } from '../../parsing/plain-text.ts';

const postSchema = z.object({
  body: z.string().nullish(),
  score: z.number().nullish(),
  creation_date: z.number().nullish(),
  /** When the author or somebody else edited it. */
  last_edit_date: z.number().nullish().catch(null),
  owner: z.object({ display_name: z.string().nullish() }).nullish(),
});

export const questionSchema = postSchema.extend({
  question_id: z.number().int(),
  title: z.string(),
  answer_count: z.number().nullish(),
  link: z.string().nullish(),
});

export type Question = z.infer<typeof questionSchema>;

export const answerSchema = postSchema.extend({
  answer_id: z.number().int(),
  question_id: z.number().int(),
});

/** Whether a question and its answers are about the product. */
export const isAbout = ({ title, body }: Question, productName: string): boolean =>
  mentionsProduct(productName, [plainLine(title) ?? ''], authorText(body ?? ''));

export const readQuestion = (question: Question, site: string) => ({
  ...readPost(question, question.question_id, site),
  title: question.title,
  url: question.link,
});

/** Returns undefined unless the answer or the question's title mentions the product. */
export const readAnswer = (
  answer: z.infer<typeof answerSchema>,
  question: Question | undefined,
  productName: string,
  site: string,
) => {
  const title = plainLine(question?.title) ?? '';
  if (!mentionsProduct(productName, [title], authorText(answer.body ?? ''))) return undefined;
  const { link } = question ?? {};
  const page = link != null && URL.canParse(link) ? new URL(`/a/${answer.answer_id}`, link) : null;
  return { ...readPost(answer, answer.answer_id, site), url: page?.href };
};

/** On each site, questions and answers share one sequence of IDs. */
const readPost = (post: z.infer<typeof postSchema>, id: number, site: string) => ({
  sourceId: `${site}#${id}`,
  author: post.owner?.display_name,
  body: escapeHtml(authorText(post.body ?? '')),
  publishedAt: parseDate(post.creation_date),
  editedAt: parseDate(post.last_edit_date),
  media: authorPictures(post.body ?? ''),
  helpfulVotes: post.score,
});

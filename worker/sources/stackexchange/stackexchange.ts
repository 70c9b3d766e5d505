import { z } from 'zod';
import { namesOf, secret, serviceUrl } from '../../../process/value-types.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import type { Page, Source } from '../../source/source.ts';
import { callStackExchange, parseItems } from './api.ts';
import {
  answerSchema,
  isAbout,
  type Question,
  questionSchema,
  readAnswer,
  readQuestion,
} from './post.ts';

export const stackexchangeSettings = z.object({
  STACKEXCHANGE_SITES: namesOf(/^[\w.-]+$/, 'comma-separated names of sites such as `superuser`'),
  STACKEXCHANGE_KEY: secret.optional(),
  STACKEXCHANGE_URL: serviceUrl,
});

type Settings = z.infer<typeof stackexchangeSettings>;

/**
 * Questions about the product on Stack Exchange sites, and their answers: https://api.stackexchange.com/docs. Yields items that
 * mention every word of the product name, in the text or in the question's title. One request fetches the answers to all
 * questions of a search page, because each request counts against the daily quota.
 *
 * If a site fails, the others are still read, and a later page reports it in `failures`. The source fails only if every site
 * fails.
 *
 * The resume token contains, for each site, the current search page, its matching questions, and the number of answer pages
 * read. A later attempt requests that search page again. If its questions have changed, the answers are read from the start.
 * Answers are sorted by age, so new ones come last.
 */
export const stackexchange = (settings: Settings): Source => ({
  name: 'stackexchange',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.STACKEXCHANGE_SITES.map((site) => ({
        key: site,
        name: `Site ${site} of STACKEXCHANGE_SITES`,
        read: (at) => readSite(http, settings, site, productName, at),
      })),
      resume,
    ),
});

/** Without an access token, Stack Exchange serves no page after this one. */
const maxPages = 25;

async function* readSite(
  http: Http,
  settings: Settings,
  site: string,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const last = readResumeToken(resume, resumeSchema);
  for (let page = last?.page ?? 1; page <= maxPages; page++) {
    const known = page === last?.page ? last : undefined;
    const search = { q: productName, site, sort: 'relevance', order: 'desc', page };
    const method = 'search/advanced';
    const input = { site, productName, known: known?.questions };
    const found = await callStackExchange(http, settings, method, search, parseQuestions, input);
    const { questions, ids, hasMore, hasNew, reviews, dropped } = found;
    if (known === undefined || hasNew) {
      const token = writeResumeToken({ page, questions: ids, answers: 0 });
      yield { reviews, dropped, resume: token };
    }

    const hasSameQuestions = String(known?.questions) === String(ids);
    let answers = hasSameQuestions ? (known?.answers ?? 0) : 0;
    const query = { site, productName, questions };
    for await (const part of readAnswers(http, settings, query, answers + 1)) {
      answers++;
      yield { ...part, resume: writeResumeToken({ page, questions: ids, answers }) };
    }
    if (!hasMore) return;
  }
}

interface SearchInput {
  readonly key: string | undefined;
  readonly site: string;
  readonly productName: string;
  /** The IDs of the questions that an earlier attempt found on this page; undefined if there was none. */
  readonly known: readonly number[] | undefined;
}

/** Parses a search page: the questions about the product, and as reviews those that are new. */
export const parseQuestions = ({
  response,
  key,
  site,
  productName,
  known,
}: Received & SearchInput) => {
  const { items, hasMore, cooldownUntil } = parseItems(response, key);
  const questions = validItems(items, questionSchema).filter((question) =>
    isAbout(question, productName),
  );
  const knownIds = new Set(known);
  const newQuestions = questions.filter(({ question_id: id }) => !knownIds.has(id));
  const read = parseReviews(newQuestions, questionSchema, (question) =>
    readQuestion(question, site),
  );
  return {
    questions,
    ids: questions.map(({ question_id: id }) => id).sort((one, other) => one - other),
    hasNew: newQuestions.length > 0,
    reviews: read.reviews,
    dropped: read.dropped + (known === undefined ? items.length - questions.length : 0),
    hasMore: hasMore && items.length > 0,
    cooldownUntil,
  };
};

const resumeSchema = z.object({
  /** Search page, from 1. */
  page: z.number().int().min(1),
  /** IDs of the matching questions on that page, ascending. */
  questions: z.array(z.number()),
  /** The number of answer pages read. */
  answers: z.number().int().min(0),
});

interface AnswerQuery {
  readonly site: string;
  readonly productName: string;
  readonly questions: readonly Question[];
}

/** Yields the answers to all the questions, oldest first, starting at page `first`. */
async function* readAnswers(
  http: Http,
  settings: Settings,
  { site, productName, questions }: AnswerQuery,
  first: number,
): AsyncGenerator<Pick<Page, 'reviews' | 'dropped'>, void, undefined> {
  const ids = questions
    .filter(({ answer_count: count }) => count !== 0)
    .map(({ question_id: id }) => id)
    .sort((one, other) => one - other);
  if (ids.length === 0) return;
  for (let page = first; page <= maxPages; page++) {
    const parameters = { site, sort: 'creation', order: 'asc', page };
    const method = `questions/${ids.join(';')}/answers`;
    const found = await callStackExchange(http, settings, method, parameters, parseAnswers, {
      site,
      productName,
      questions,
    });
    const { reviews, dropped, hasMore } = found;
    if (reviews.length + dropped > 0) yield { reviews, dropped };
    if (!hasMore) return;
  }
}

export const parseAnswers = ({
  response,
  key,
  site,
  productName,
  questions,
}: Received & AnswerQuery & { key: string | undefined }) => {
  const { items, hasMore, cooldownUntil } = parseItems(response, key);
  const byId = new Map(questions.map((question) => [question.question_id, question]));
  return {
    ...parseReviews(items, answerSchema, (answer) =>
      readAnswer(answer, byId.get(answer.question_id), productName, site),
    ),
    hasMore: hasMore && items.length > 0,
    cooldownUntil,
  };
};

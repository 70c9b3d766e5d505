import { z } from 'zod';
import { namesOf, secret, serviceUrl } from '../../../process/value-types.ts';
import { eachPart } from '../../paging/each-part.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { reviewsOf, wellFormed } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { askStackExchange } from './api.ts';
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
 * Questions on sites of Stack Exchange that speak of the product, and their answers: https://api.stackexchange.com/docs. Taken is
 * what names all asked words in its text or in the question's title. The answers of all questions of a page come together: every
 * request counts against the day's quota.
 *
 * A site that fails costs itself: a later page names it in `failures`. The source fails when every site does.
 *
 * A resume token says for each site which page of the search is being read, its fitting questions, and how many pages of their
 * answers were read: a later attempt asks for that page again. Where other questions have come into it, their answers are read
 * anew; they are ordered by their age, so that new ones come last.
 */
export const stackexchange = (settings: Settings): Source => ({
  name: 'stackexchange',
  collect: ({ productName, resume, http }) =>
    eachPart(
      settings.STACKEXCHANGE_SITES.map((site) => ({
        key: site,
        name: `Site ${site} of STACKEXCHANGE_SITES`,
        read: (at) => readSite(http, settings, site, productName, at),
      })),
      resume,
    ),
});

/** Stack Exchange gives no page behind this one without an access token. */
const maxPages = 25;

async function* readSite(
  http: Http,
  settings: Settings,
  site: string,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const last = readResume(resume, placeSchema);
  for (let page = last?.page ?? 1; page <= maxPages; page++) {
    const known = page === last?.page ? last : undefined;
    const search = { q: productName, site, sort: 'relevance', order: 'desc', page };
    const found = await askStackExchange(http, settings, 'search/advanced', search);
    const questions = wellFormed(found.items, questionSchema).filter((question) =>
      isAbout(question, productName),
    );
    const ids = questions.map(({ question_id: id }) => id).sort((one, other) => one - other);

    const fresh = questions.filter(({ question_id: id }) => !known?.questions.includes(id));
    if (known === undefined || fresh.length > 0) {
      const read = reviewsOf(fresh, questionSchema, (question) => readQuestion(question, site));
      const unfit = known === undefined ? found.items.length - questions.length : 0;
      const place = writeResume({ page, questions: ids, answers: 0 });
      yield { ...read, dropped: read.dropped + unfit, resume: place };
    }

    const isSame = String(known?.questions) === String(ids);
    let answers = isSame ? (known?.answers ?? 0) : 0;
    const below = { site, productName, questions };
    for await (const part of readAnswers(http, settings, below, answers + 1)) {
      answers++;
      yield { ...part, resume: writeResume({ page, questions: ids, answers }) };
    }
    if (!found.hasMore || found.items.length === 0) return;
  }
}

const placeSchema = z.object({
  /** Of the search; the first is 1. */
  page: z.number().int().min(1),
  /** IDs of its fitting questions, ascending. */
  questions: z.array(z.number()),
  /** Pages of their answers that were read. */
  answers: z.number().int().min(0),
});

interface Asked {
  readonly site: string;
  readonly productName: string;
  readonly questions: readonly Question[];
}

/** The answers of some questions, the oldest first, from one of their pages on. */
async function* readAnswers(
  http: Http,
  settings: Settings,
  { site, productName, questions }: Asked,
  first: number,
): AsyncGenerator<Pick<Page, 'reviews' | 'dropped'>, void, undefined> {
  const byId = new Map(questions.map((question) => [question.question_id, question]));
  const ids = questions
    .filter(({ answer_count: count }) => count !== 0)
    .map(({ question_id: id }) => id)
    .sort((one, other) => one - other);
  if (ids.length === 0) return;
  for (let page = first; page <= maxPages; page++) {
    const order = { site, sort: 'creation', order: 'asc', page };
    const method = `questions/${ids.join(';')}/answers`;
    const { items, hasMore } = await askStackExchange(http, settings, method, order);
    if (items.length > 0) {
      yield reviewsOf(items, answerSchema, (answer) =>
        readAnswer(answer, byId.get(answer.question_id), productName, site),
      );
    }
    if (!hasMore || items.length === 0) return;
  }
}

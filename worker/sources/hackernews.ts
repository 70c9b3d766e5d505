import { z } from 'zod';
import { serviceUrl } from '../../process/value-types.ts';
import { mentionsProduct } from '../matching/mentions-product.ts';
import { endpoint } from '../paging/endpoint.ts';
import { readResumeToken, writeResumeToken } from '../paging/resume-token.ts';
import { authorText } from '../parsing/author-text.ts';
import { escapeHtml } from '../parsing/escape-html.ts';
import { getParsedJson } from '../parsing/get-parsed.ts';
import { isBot } from '../parsing/is-bot.ts';
import { parseBody } from '../parsing/parse-body.ts';
import { parseDate } from '../parsing/parse-date.ts';
import { parseReviews } from '../parsing/parse-reviews.ts';
import type { Received } from '../source/parser.ts';
import type { Source } from '../source/source.ts';

export const hackernewsSettings = z.object({ HACKERNEWS_URL: serviceUrl });

/**
 * Hacker News stories and comments about the product, found through Algolia's search: https://hn.algolia.com/api.
 * Yields items that have text of their own and mention every word of the product name, in the text or in the story's title.
 * Bare links, and the paragraphs of a comment that quote another, are dropped.
 *
 * The resume token is the number of the last page read. Results are sorted by relevance: a post written between two attempts
 * can shift others to the next page, and items that appear again are recognized by ID.
 */
export const hackernews = (settings: z.infer<typeof hackernewsSettings>): Source => ({
  name: 'hackernews',
  async *collect({ productName, resume, http }) {
    const first = (readResumeToken(resume, pageNumber) ?? -1) + 1;
    for (let page = first; page * hitsPerPage < maxHits; page++) {
      const url = endpoint(settings.HACKERNEWS_URL, 'api/v1/search', {
        query: productName,
        tags: '(story,comment)',
        page,
        hitsPerPage,
      });
      const { pages, ...found } = await getParsedJson(http, url, parseHits, { productName });
      yield { ...found, resume: writeResumeToken(page) };
      if (page + 1 >= pages) return;
    }
  },
});

export const parseHits = ({ response, productName }: Received & { productName: string }) => {
  const found = parseBody(response, 'Hacker News search', answerSchema);
  return {
    ...parseReviews(found.hits, hitSchema, (hit) => readHit(hit, productName)),
    expected: Math.min(found.nbHits, maxHits),
    pages: found.hits.length === 0 ? 0 : found.nbPages,
  };
};

/** Algolia returns no hits after this one. */
const maxHits = 1000;
const hitsPerPage = 50;

const pageNumber = z.number().int().min(0);

const answerSchema = z.object({
  hits: z.array(z.unknown()),
  nbHits: z.number(),
  nbPages: z.number(),
});

const hitSchema = z.object({
  objectID: z.string(),
  author: z.string().nullish(),
  points: z.number().nullish(),
  title: z.string().nullish(),
  story_title: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  created_at_i: z.number().nullish(),
});

const readHit = (hit: z.infer<typeof hitSchema>, productName: string) => {
  const body = authorText(withoutQuotes(hit.comment_text || hit.story_text || ''));
  const titles = [hit.title ?? '', hit.story_title ?? ''];
  if (body === '' || isBot(hit.author, body)) return undefined;
  if (!mentionsProduct(productName, titles, body)) return undefined;
  return {
    sourceId: hit.objectID,
    author: hit.author,
    title: hit.title,
    body: escapeHtml(body),
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(hit.objectID)}`,
    publishedAt: parseDate(hit.created_at_i),
    helpfulVotes: hit.points,
  };
};

/** Hacker News has no markup for quotations: people begin a paragraph with ">". */
const withoutQuotes = (html: string): string =>
  html
    .split(/<p>|\n/i)
    .filter((paragraph) => !/^\s*(?:<i>\s*)?(?:&gt;|>)/i.test(paragraph))
    .join('<p>');

import { findProducts } from '../../demo/catalogue/catalogue.ts';
import { type Opinion, opinionsOf } from '../../demo/catalogue/opinion.ts';
import { hackernewsHtml } from '../../demo/sites/markup.ts';
import { graphPage } from '../../demo/sites/product-page-graph.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import { html, json, type SiteAnswer, text } from '../../demo/sites/site.ts';

/** A forum and a shop, each with a thousand reviews of a product. They answer at once. */
export interface ReviewSites extends AsyncDisposable {
  /** The variables of a worker that collects from them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes the reviews of a product. Returns the addresses of its pages, with a hundred reviews each. */
  write(product: string): string[];
}

export const startReviewSites = async (): Promise<ReviewSites> => {
  const answers = new Map<string, SiteAnswer>();
  const answer = ({ url }: { url: URL }): SiteAnswer =>
    answers.get(`${url.pathname}${url.search}`) ?? text('Not found.', 404);
  const forum = await serveSite(
    {
      name: 'forum',
      answer: ({ url: { searchParams } }) =>
        answers.get(`${searchParams.get('query')} ${searchParams.get('page')}`) ??
        text('Not found.', 404),
    },
    0,
  );
  const shop = await serveSite({ name: 'shop', answer }, 0);
  return {
    environment: {
      HACKERNEWS_URL: forum.origin,
      HACKERNEWS_LIMIT: '0',
      PRODUCTPAGE_LIMIT: '0',
      FETCH_ALLOW_HOSTS: new URL(shop.origin).host,
    },
    write: (name) => {
      const [product] = findProducts(name);
      if (product === undefined) throw new Error(`${name} is no product.`);
      const opinions = opinionsOf(product, 'bench', reviewsPerProduct);
      for (let page = 0; page * hitsPerPage < opinions.length; page += 1) {
        const from = page * hitsPerPage;
        const part = opinions.slice(from, from + hitsPerPage);
        const hits = part.map((one, i) => hitOf(name, one, from + i));
        const nbPages = Math.ceil(opinions.length / hitsPerPage);
        answers.set(`${name} ${page}`, json({ hits, nbHits: opinions.length, page, nbPages }));
      }
      return Array.from({ length: opinions.length / reviewsPerPage }, (_, i) => {
        const path = `/${product.slug}/${i}`;
        const address = `${shop.origin}${path}`;
        const part = opinions.slice(i * reviewsPerPage, (i + 1) * reviewsPerPage);
        answers.set(path, html(graphPage({ shop: 'Bench', address, product, opinions: part })));
        return address;
      });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([forum.close(), shop.close()]);
    },
  };
};

export const reviewsPerProduct = 1000;

const hitsPerPage = 50;

const reviewsPerPage = 100;

/** A comment as Algolia finds it. Every other one is below a story about the product and does not name it. */
const hitOf = (product: string, { author, at, title, paragraphs }: Opinion, i: number) => ({
  objectID: String(91_000_000 + i),
  author: `${author.replaceAll(/\W/g, '')}${i}`,
  story_title: i % 2 === 0 ? `Ask HN: Is the ${product} worth it?` : 'What did you buy this year?',
  comment_text: hackernewsHtml([
    i % 2 === 0 ? title : `${title}. I have the ${product}.`,
    ...paragraphs,
  ]),
  created_at_i: Math.floor(at.getTime() / 1000),
  points: null,
});

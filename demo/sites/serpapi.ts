import { accessoriesOf, findProducts, siblingsOf } from '../catalogue/catalogue.ts';
import { type Offer, offersOf } from './serpapi-offers.ts';
import { retail } from './serpapi-retail.ts';
import { type DemoSite, json, type SiteAnswer } from './site.ts';

/** The key that the demo's SerpApi accepts. */
export const serpapiKey = 'demo-key-of-nobody';

/**
 * SerpApi's `/search.json` with the engines `google_shopping` and `google_immersive_product`, and those of two retailers. A search also finds accessories and
 * other products of the brand. The offers of a product share some of its reviews.
 */
export const serpapiSite = (): DemoSite => {
  /** Offers found by earlier searches, by page token. */
  const offers = new Map<string, Offer>();
  return {
    name: 'serpapi',
    answer: ({ url: { pathname, searchParams } }) => {
      if (pathname !== '/search.json' && pathname !== '/search') return failed(404, 'Not found.');
      if (searchParams.get('api_key') !== serpapiKey) {
        return failed(401, 'Invalid API key: pass one that you own as api_key.');
      }
      switch (searchParams.get('engine')) {
        case 'google_shopping':
          return shopping(searchParams, offers);
        case 'google_immersive_product':
          return immersive(searchParams, offers);
        case 'walmart':
        case 'home_depot':
        case 'walmart_product_reviews':
        case 'home_depot_product_reviews':
          return retail(searchParams);
        default:
          return failed(400, `Unsupported engine: ${searchParams.get('engine')}.`);
      }
    },
  };
};

const shopping = (query: URLSearchParams, offers: Map<string, Offer>): SiteAnswer => {
  const searchTerm = query.get('q')?.trim();
  if (!searchTerm) return failed(400, 'Missing query `q` parameter.');
  const products = findProducts(searchTerm);
  const [first, ...others] = products.flatMap(accessoriesOf);
  const listed = [products, first ?? [], products.flatMap(siblingsOf), others].flat();
  const found = [...new Set(listed)].flatMap(offersOf);
  for (const offer of found) offers.set(offer.token, offer);
  return succeeded(query, { shopping_results: found.map(row) });
};

const row = (offer: Offer, index: number) => ({
  position: index + 1,
  title: offer.title,
  product_link: `https://www.google.com/shopping/product/${offer.productId}?gl=us`,
  product_id: offer.productId,
  immersive_product_page_token: offer.token,
  source: offer.seller,
  price: `$${offer.product.price}.00`,
  extracted_price: offer.product.price,
  // SerpApi omits both if there are no ratings.
  ...(offer.stated && { rating: offer.stated.rating, reviews: countOf(offer) }),
});

const immersive = (query: URLSearchParams, offers: ReadonlyMap<string, Offer>): SiteAnswer => {
  const token = query.get('page_token');
  if (!token) return failed(400, 'Missing `page_token` parameter.');
  const offer = offers.get(token);
  if (offer === undefined) return failed(400, 'Invalid `page_token` parameter.');
  const amounts = offer.stated?.amounts ?? [];
  return succeeded(query, {
    product_results: {
      title: offer.title,
      brand: offer.product.brand,
      rating: offer.stated?.rating ?? null,
      reviews: offer.stated && countOf(offer),
      ratings: amounts.map((amount, index) => ({ stars: index + 1, amount })).reverse(),
      stores: [{ name: offer.seller, title: offer.title, price: `$${offer.product.price}.00` }],
      user_reviews: offer.reviews.map(({ opinion, provider }) => ({
        title: opinion.title,
        text: opinion.paragraphs.join('\n\n'),
        user_name: opinion.author,
        source: provider,
        rating: opinion.rating,
        date: opinion.at.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
      })),
    },
  });
};

const countOf = ({ stated }: Offer): number =>
  stated?.amounts.reduce((sum, amount) => sum + amount, 0) ?? 0;

const succeeded = (query: URLSearchParams, results: object): SiteAnswer => {
  const parameters = [...query].filter(([name]) => name !== 'api_key');
  return json({
    search_metadata: { status: 'Success' },
    search_parameters: Object.fromEntries(parameters),
    ...results,
  });
};

const failed = (status: number, error: string): SiteAnswer => json({ error }, { status });

import { findProducts } from '../catalogue/catalogue.ts';
import { english } from '../catalogue/languages/english.ts';
import { german } from '../catalogue/languages/german.ts';
import type { Language } from '../catalogue/languages/language.ts';
import { spanish } from '../catalogue/languages/spanish.ts';
import { opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { seededRandom } from '../catalogue/seeded-random.ts';
import { idOf } from './platforms/demo-platform.ts';
import { okendo } from './platforms/okendo.ts';
import { powerreviews } from './platforms/powerreviews.ts';
import { stamped } from './platforms/stamped.ts';
import { yotpo } from './platforms/yotpo.ts';
import type { ProductPage } from './product-page.ts';
import { bothPage } from './product-page-both.ts';
import { graphPage } from './product-page-graph.ts';
import { looseBlocksPage } from './product-page-loose-blocks.ts';
import { microdataPage } from './product-page-microdata.ts';
import { type DemoSite, html, text } from './site.ts';
import { syndicatedOpinions } from './syndicated-opinions.ts';

export interface ProductPages extends DemoSite {
  /** The paths of a product's pages; empty for an unknown product. */
  pathsFor(productName: string): readonly string[];
  /** The platforms behind the pages, each below `/<name>`. They know the products whose pages were requested. */
  readonly platforms: DemoSite;
}

/**
 * Product pages of four retailers, each with schema.org data in a different style: a JSON-LD graph, loose blocks of which some
 * are broken, German microdata, and both formats at once. They show some of their reviews; the platform behind each has all of them.
 * robots.txt disallows `/account/`.
 */
export const productPagesSite = (): ProductPages => {
  /** Products passed to `pathsFor`, since a path does not preserve the spelling of a name. */
  const named = new Map<string, Product>();
  const requested = new Map<string, ProductPage>();
  return {
    name: 'product pages',
    pathsFor: (productName) =>
      findProducts(productName)
        .slice(0, 1)
        .flatMap((product) => {
          named.set(product.slug, product);
          return Object.keys(retailers).map((key) => `/${key}/${encodeURIComponent(product.slug)}`);
        }),
    answer: ({ url }) => {
      if (url.pathname === '/robots.txt') return text('User-agent: *\nDisallow: /account/\n');
      const [, key = '', slug = ''] = url.pathname.split('/').map(decodeSegment);
      const product = named.get(slug) ?? findProducts(slug.replaceAll('-', ' '))[0];
      const retailer = Object.hasOwn(retailers, key) ? retailers[key] : undefined;
      if (retailer === undefined || product === undefined) return text('Not found.', 404);
      const page = pageFor(retailer, product, url.href);
      const id = idOf(page);
      requested.set(id, page);
      const shown = { ...page, opinions: page.opinions.slice(0, shownReviews) };
      const marks = demoPlatforms[retailer.platform].marks(id);
      return html(retailer.render(shown).replace('</body>', () => `${marks}</body>`));
    },
    platforms: {
      name: 'review platforms',
      answer: ({ url }) => {
        const [, name = ''] = url.pathname.split('/');
        if (!isDemoPlatform(name)) return text('Not found.', 404);
        const below = new URL(url);
        below.pathname = url.pathname.slice(name.length + 1);
        return demoPlatforms[name].answer(below, (id) => requested.get(id));
      },
    },
  };
};

/** Reviews that a page shows. */
const shownReviews = 5;

const demoPlatforms = { yotpo, okendo, stamped, powerreviews };

const isDemoPlatform = (name: string): name is keyof typeof demoPlatforms =>
  Object.hasOwn(demoPlatforms, name);

interface Retailer {
  readonly title: string;
  readonly languages: readonly Language[];
  readonly reviews: readonly [number, number];
  readonly syndicates?: boolean;
  readonly platform: keyof typeof demoPlatforms;
  readonly render: (page: ProductPage) => string;
}

const retailers: Readonly<Record<string, Retailer>> = {
  northgate: {
    title: 'Northgate Electric',
    languages: [english],
    reviews: [14, 22],
    syndicates: true,
    platform: 'powerreviews',
    render: graphPage,
  },
  'cobalt-row': {
    title: 'Cobalt Row',
    languages: [english],
    reviews: [9, 16],
    platform: 'yotpo',
    render: looseBlocksPage,
  },
  'haus-und-werk': {
    title: 'Haus & Werk',
    languages: [german],
    reviews: [6, 10],
    platform: 'okendo',
    render: microdataPage,
  },
  'tienda-alba': {
    title: 'Tienda Alba',
    languages: [spanish, spanish, english],
    reviews: [6, 10],
    platform: 'stamped',
    render: bothPage,
  },
};

const pageFor = (retailer: Retailer, product: Product, address: string): ProductPage => {
  const random = seededRandom('page', retailer.title, product.slug);
  const count = random.between(...retailer.reviews);
  return {
    shop: retailer.title,
    address,
    product,
    opinions: [
      ...opinionsOf(product, retailer.title, count, retailer.languages),
      ...(retailer.syndicates ? syndicatedOpinions(product) : []),
    ],
  };
};

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

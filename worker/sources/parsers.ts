import { parseRobots } from '../http/robots.ts';
import { parseBarrier } from '../parsing/barrier.ts';
import { parsePageRefresh } from '../parsing/page-refresh.ts';
import { parsePlatformPage } from '../platforms/platform-readers.ts';
import type { Parser } from '../source/parser.ts';
import * as bazaarvoice from './bazaarvoice/bazaarvoice.ts';
import { parseSearch as parseDiscourseSearch } from './discourse/search.ts';
import { parsePosts, parseTopic } from './discourse/topic.ts';
import { parseHits } from './hackernews.ts';
import { parseSearch as parseLemmySearch } from './lemmy/lemmy.ts';
import { parseShopProducts, parseShopReviews } from './magento.ts';
import { parseFeedReviews } from './productfeed/productfeed.ts';
import { parseProductPage } from './productpage.ts';
import { parsePost, parseSearch as parseRedditSearch, parseThread } from './reddit/reddit.ts';
import { parseToken } from './reddit/token.ts';
import { parseRetailReviews, parseRetailSearch } from './serpapi/retail.ts';
import { parseProduct, parseSearch as parseShoppingSearch } from './serpapi/serpapi.ts';
import { parseShopPage } from './shopify/page.ts';
import { parseSuggestions } from './shopify/search.ts';
import { parseAnswers, parseQuestions } from './stackexchange/stackexchange.ts';
import { parseProductList, parseReviewList } from './woocommerce.ts';

/** Every parser that runs in a thread. */
export const parsers: readonly Parser<never, unknown>[] = [
  parseRobots,
  parseBarrier,
  parsePageRefresh,
  bazaarvoice.parseProductList,
  bazaarvoice.parseReviewList,
  parseDiscourseSearch,
  parsePosts,
  parseTopic,
  parseHits,
  parseLemmySearch,
  parseShopProducts,
  parseShopReviews,
  parseFeedReviews,
  parseProductPage,
  parsePlatformPage,
  parsePost,
  parseRedditSearch,
  parseThread,
  parseToken,
  parseRetailSearch,
  parseRetailReviews,
  parseProduct,
  parseShoppingSearch,
  parseShopPage,
  parseSuggestions,
  parseAnswers,
  parseQuestions,
  parseProductList,
  parseReviewList,
];

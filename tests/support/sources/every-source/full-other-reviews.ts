import { hackernews } from '../../../../worker/sources/hackernews.ts';
import { serpapi } from '../../../../worker/sources/serpapi/serpapi.ts';
import { collectAll, searchFor } from '../collecting.ts';
import { openForum, read as readForum } from '../discourse/discourse-forum.ts';
import {
  comment as lemmyComment,
  post as lemmyPost,
  openInstance,
  read as readLemmy,
} from '../lemmy/lemmy-instance.ts';
import { collect as collectFeed, feed } from '../productfeed/review-feed.ts';
import { comment, listing, openReddit, post } from '../reddit/reddit-site.ts';
import { openPages } from '../site.ts';
import { openApi, question, read as readSites } from '../stackexchange/stackexchange-service.ts';

const name = 'Acme Kettle';

/** Reviews of forums and of Google that have everything that the source can read. */
export const fullOtherReviews = {
  reddit: async () => {
    const { source } = await openReddit({
      search: () =>
        listing([
          post('p1', {
            num_comments: 1,
            edited: 1_800_000_000,
            url: 'https://i.redd.it/1.jpg',
            gallery_data: { items: [{ media_id: 'm1', caption: 'Mine' }, { media_id: 'gone' }] },
            media_metadata: {
              m1: {
                e: 'Image',
                s: { u: 'https://preview.redd.it/m1.jpg?a=1&b=2' },
                p: [{ u: 'https://preview.redd.it/m1s.jpg' }],
              },
              gone: { status: 'failed' },
            },
            media: { reddit_video: { fallback_url: 'https://v.redd.it/1/DASH_720.mp4' } },
          }),
        ]),
      comments: { p1: [comment('c1', { edited: false })] },
    });
    return collectAll(source, searchFor(name));
  },
  hackernews: async () => {
    const site = await openPages(() => ({
      hits: [
        {
          objectID: '1',
          author: 'ida',
          points: 2,
          story_title: name,
          title: name,
          comment_text: 'Fine.',
          created_at_i: 1_700_000_000,
        },
      ],
      nbHits: 1,
      nbPages: 1,
    }));
    return collectAll(hackernews({ HACKERNEWS_URL: site.url }), searchFor(name));
  },
  discourse: async () => {
    const cooked = `<p>It's fine.</p><div class="lightbox-wrapper"><a class="lightbox" href="/uploads/1.jpeg"><img src="/uploads/1_690.jpeg"
      alt="On my desk"></a></div><img class="emoji" src="/smile.png"><aside class="quote"><img src="/other.png"></aside>`;
    const site = await openForum({
      topics: [
        {
          id: 7,
          title: name,
          posts: { 11: cooked, 12: '<p>No.</p>' },
          fields: {
            11: { version: 2, updated_at: '2024-06-01T00:00:00Z' },
            12: { version: 1, updated_at: '2024-06-01T00:00:00Z' },
          },
        },
      ],
      found: [[11, 12]],
    });
    return collectAll(readForum(site.url), searchFor(name));
  },
  lemmy: async () => {
    const site = await openInstance({
      posts: [
        lemmyPost(1, {
          url: 'https://home.test/pictrs/1.webp',
          thumbnail_url: 'https://home.test/pictrs/1s.webp',
          updated: '2024-06-01T00:00:00Z',
        }),
      ],
      comments: [
        lemmyComment(2, {
          content: 'Acme Kettle, mine: ![on my desk](https://home.test/pictrs/2.png)',
        }),
      ],
    });
    return collectAll(readLemmy(site.url), searchFor(name));
  },
  stackexchange: async () => {
    const site = await openApi({
      questions: [
        question(3, {
          last_edit_date: 1_800_000_000,
          body: '<p>Mine is fine.</p><img src="https://i.stack.test/1.png" alt="enter image description here">',
        }),
      ],
    });
    return collectAll(readSites(site.url), searchFor(name));
  },
  serpapi: async () => {
    const site = await openPages(({ searchParams }) =>
      searchParams.get('engine') === 'google_shopping'
        ? {
            shopping_results: [
              {
                title: name,
                product_id: '1',
                immersive_product_page_token: 't',
                product_link: 'https://google.test/product/1',
              },
            ],
          }
        : {
            product_results: {
              title: name,
              brand: 'Acme',
              rating: 4.5,
              reviews: 9,
              ratings: [
                { stars: 5, amount: 8 },
                { stars: 1, amount: 1 },
              ],
              user_reviews: [
                {
                  title: 'Good',
                  text: 'Fine.',
                  user_name: 'Ida',
                  source: 'shop.test',
                  rating: 4,
                  date: 'March 5, 2024',
                  images: ['https://google.test/1.jpg'],
                },
              ],
            },
            reviews_results: {
              reviews: [
                { content: 'Old.', rating: 3, source: 'Ole · Review provided by maker.test' },
              ],
            },
          },
    );
    return collectAll(serpapi({ SERPAPI_KEY: 'hush', SERPAPI_URL: site.url }), searchFor(name));
  },
  productfeed: async () =>
    collectFeed(
      feed(
        `<review><review_id>1</review_id><reviewer><name>Ida</name></reviewer><is_verified_purchase>true</is_verified_purchase>
        <is_incentivized_review>true</is_incentivized_review><review_timestamp>2024-01-23T09:00:00Z</review_timestamp><title>Good</title>
        <content>It boils.</content><review_language>de</review_language><review_country>AT</review_country>
        <pros><pro>Fast</pro><pro>Light</pro></pros><cons><con>Loud</con></cons><review_url type="singleton">https://shop.test/r/1</review_url>
        <reviewer_images><reviewer_image><url>https://shop.test/1.jpg</url></reviewer_image></reviewer_images>
        <ratings><overall min="1" max="5">4</overall></ratings>
        <products><product><product_ids><gtins><gtin>04006381333931</gtin></gtins><mpns><mpn>AK-1</mpn></mpns><skus><sku>17</sku></skus>
        <brands><brand>Acme</brand></brands></product_ids><product_name>Acme Kettle</product_name>
        <product_url>https://shop.test/kettle</product_url></product></products></review>`,
        '2.4',
      ),
    ),
};

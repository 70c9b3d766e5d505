import { deflateSync, gzipSync } from 'node:zlib';
import { stackexchange } from '../../../../worker/sources/stackexchange/stackexchange.ts';
import { openTestHttp, searchFor } from '../collecting.ts';
import { openSite } from '../site.ts';

/** The API: always compressed, with pages of the requested size or `largest`, whichever is smaller. */
export const openApi = (content: Content, largest = 100) =>
  openSite(({ pathname, searchParams }, _, response) => {
    const [page = 1, requestedSize = 30] = ['page', 'pagesize'].map((name) =>
      Number(searchParams.get(name)),
    );
    const size = Math.min(requestedSize, largest);
    const ids = /^\/2\.3\/questions\/([\d;]+)\/answers$/.exec(pathname)?.[1]?.split(';');
    const all = ids
      ? (content.answers ?? []).filter((one) => ids.includes(String(one.question_id)))
      : content.questions;
    const body = {
      items: all.slice((page - 1) * size, page * size),
      has_more: page * size < all.length,
      quota_max: 300,
      quota_remaining: 250,
      ...content.wrapper,
    };
    response.setHeader('content-encoding', ids ? 'deflate' : 'gzip');
    response.end((ids ? deflateSync : gzipSync)(JSON.stringify(body)));
  });

interface Content {
  readonly questions: readonly object[];
  readonly answers?: readonly { readonly question_id: number }[];
  /** Additional fields of the wrapper. */
  readonly wrapper?: object;
}

/** The source with some sites. */
export const read = (url: URL, sites = ['kitchens']) =>
  stackexchange({
    STACKEXCHANGE_SITES: sites,
    STACKEXCHANGE_KEY: key,
    STACKEXCHANGE_URL: url,
  });

/** The key, which no message may contain. */
export const key = 'hush-hush((';

/** A question about the Acme Kettle without answers. */
export const question = (id: number, fields: object = {}) => ({
  question_id: id,
  title: `Is the Acme Kettle &#39;${id}&#39; &lt;ok&gt;?`,
  body: `<p>Mine is <em>fine</em> &amp; quiet.</p>`,
  score: 4,
  answer_count: 0,
  creation_date: 1_700_000_000,
  link: `https://kitchens.test/questions/${id}/is-the-acme-kettle`,
  owner,
  ...fields,
});

const owner = { display_name: 'Ida &amp; Ole', user_id: 5, user_type: 'registered' };

/** An answer by a deleted account. */
export const answer = (id: number, question_id: number, fields: object = {}) => ({
  answer_id: id,
  question_id,
  body: `<p>Answer ${id}.</p>`,
  score: -1,
  creation_date: 1_700_000_500,
  owner: { display_name: 'user77', user_type: 'does_not_exist' },
  ...fields,
});

/** A first attempt to find the product of the questions. */
export const acmeKettle = () => searchFor('Acme Kettle');

/** A first attempt that records the end of each cooldown, in milliseconds since 1970. */
export const searchRecordingCooldowns = () => {
  const cooldowns: number[] = [];
  const http = openTestHttp();
  const rest = async (_: URL, until: number) => {
    cooldowns.push(until);
  };
  return {
    cooldowns,
    search: searchFor('Acme Kettle', { http: { ...http, startCooldown: rest } }),
  };
};

/** The review IDs as on the site. */
export const idsOf = (reviews: readonly { sourceId: string | null }[]) =>
  reviews.map(({ sourceId }) => sourceId?.replace('kitchens#', ''));

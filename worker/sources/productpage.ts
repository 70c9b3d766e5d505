import type { askedItems } from '../matching/asked-items.ts';
import { readParts } from '../paging/read-parts.ts';
import { getParsed } from '../parsing/get-parsed.ts';
import { noProductError } from '../parsing/no-product-error.ts';
import { markedPage } from '../platforms/marked-page.ts';
import type { PlatformUrls } from '../platforms/platform-urls.ts';
import { readPage } from '../platforms/read-page.ts';
import { readShownPage, type ShownPage } from '../platforms/shown-page.ts';
import type { Http } from '../source/http.ts';
import type { Received } from '../source/parser.ts';
import type { Source } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';

/**
 * The product pages that the caller names: the reviews in their structured data, in JSON-LD or microdata, schema.org Product or anything
 * else that has reviews, https://schema.org/Product; and all reviews of the platform behind the page, see {@link readPage}. Obeys
 * robots.txt. A page may take 15 s and have 10 MB.
 *
 * Reads what {@link askedItems} finds on a page. A page without it fails with the reason, such as a robot check, a login, or another
 * product: only a page of the product can have no reviews.
 *
 * If a web page fails, the others are still read, and a later page of reviews reports it in `failures`. The source fails only if
 * every web page fails. The failure of a web page never has a cooldown: other callers name other pages.
 */
export const productpage = (platforms: PlatformUrls): Source => ({
  name: 'productpage',
  collect: ({ productName, productUrls, resume, http }) =>
    readParts(
      productUrls.map((address, index) => ({
        key: address,
        name: `Page ${index + 1} of productUrls`,
        read: async function* (at) {
          const page = await fetchPage(http, address, productName);
          yield* readPage(http, platforms, page, at);
        },
      })),
      resume,
    ),
});

/** @throws {SourceError} with the reason, if the page does not describe the product. */
export const parseProductPage = ({
  response,
  productName,
}: Received & { productName: string }): ShownPage => {
  const page = readShownPage(response, markedPage(response.text, { productName }));
  if ('names' in page) throw noProductError(response, page.names);
  return page;
};

const fetchPage = async (http: Http, address: string, productName: string) => {
  if (!URL.canParse(address)) {
    throw new SourceError('SOURCE_BAD_RESPONSE', 'The product URL is malformed.', {
      retryable: false,
    });
  }
  try {
    return await getParsed(http, new URL(address), parseProductPage, { productName }, options);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, message, retryable } = error;
    throw new SourceError(code, message, { retryable, cause: error });
  }
};

const options = {
  untrusted: true,
  headers: { accept: 'text/html, application/xhtml+xml' },
  timeoutMs: 15_000,
  maxBytes: 10_000_000,
};

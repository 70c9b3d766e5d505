import type { PlatformName } from '../../../../contract/platforms.ts';
import { productpage } from '../../../../worker/sources/productpage.ts';
import { searchFor } from '../collecting.ts';
import { openPages } from '../site.ts';
import { platformUrls } from './platform-urls.ts';

/** A page, the source that reads it with a platform behind it, and the search for it. */
export const openBehind = async (html: string, platform: PlatformName, url: URL) => {
  const shop = await openPages(({ pathname }) => (pathname === '/kettle' ? html : undefined));
  const productUrls = [new URL('/kettle', shop.url).href];
  return {
    source: productpage(platformUrls({ [platform]: url })),
    search: searchFor('Acme Kettle', { productUrls }),
  };
};

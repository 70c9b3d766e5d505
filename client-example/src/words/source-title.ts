/** A source's name as people know the service; the name itself with a capital letter where it is not known here. */
export const sourceTitle = (name: string): string =>
  titles.get(name) ?? name.charAt(0).toUpperCase() + name.slice(1);

const titles: ReadonlyMap<string, string> = new Map([
  ['hackernews', 'Hacker News'],
  ['discourse', 'Discourse forums'],
  ['stackexchange', 'Stack Exchange'],
  ['productpage', 'Product pages'],
  ['woocommerce', 'WooCommerce shops'],
  ['shopify', 'Shopify shops'],
  ['serpapi', 'Google Shopping'],
  ['productfeed', 'Google review feeds'],
]);

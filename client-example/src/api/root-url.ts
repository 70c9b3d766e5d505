/**
 * The address of the application's root, which ends with a slash. The server writes the way there into the page, so that the
 * application works below any path of a proxy. Without it, as in development, it is the root of the origin.
 */
export const rootUrl = new URL(
  document.documentElement.dataset['root'] ?? '/',
  window.location.href,
);

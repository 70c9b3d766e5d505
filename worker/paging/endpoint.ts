/**
 * A URL below a configured base URL, which may have a path. Undefined parameters are left out.
 *
 * @param path without a leading slash.
 */
export const endpoint = (
  base: URL,
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): URL => {
  const folder = new URL(base);
  folder.pathname = folder.pathname.replace(/\/*$/, '/');
  const url = new URL(path, folder);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
};

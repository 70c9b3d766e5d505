import { type Endpoint, request } from '@reviewcast/client';
import { SourceTitlesDocument } from '@reviewcast/client/documents';

/** The title of a source, or its name if the server did not return a title. */
export type SourceTitle = (name: string) => string;

/**
 * Reads the sources' titles. They are cosmetic: if they cannot be read, as with a watch token, sources go by their names.
 *
 * @throws the signal's reason when it aborts.
 */
export const readSourceTitles = async (
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<SourceTitle> => {
  const titles = new Map<string, string>();
  try {
    const { sources } = await request(endpoint, SourceTitlesDocument, {}, { signal });
    for (const { name, title } of sources) titles.set(name, title);
  } catch {
    signal.throwIfAborted();
  }
  return (name) => titles.get(name) ?? name;
};

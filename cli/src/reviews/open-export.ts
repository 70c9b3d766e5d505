import { Readable } from 'node:stream';
import { ApiError, ConnectionLostError, type Endpoint } from '@reviewcast/client';
import type { ReviewFilter } from '@reviewcast/client/documents';
import { z } from 'zod';

interface ExportRequest {
  /** The ID of the task. */
  readonly id: string;
  readonly format: string;
  readonly filter: ReviewFilter;
}

/**
 * Opens a file of the reviews of a task.
 *
 * @returns the content, as the server sends it. It fails with ConnectionLostError if the connection ends before the file does.
 * @throws {ApiError} if the server refuses the request.
 * @throws {ConnectionLostError} if the server is unreachable, or something else answers.
 */
export const openExport = async (
  { url, apiKey, fetch }: Endpoint,
  { id, format, filter }: ExportRequest,
  signal: AbortSignal,
): Promise<Readable> => {
  const address = new URL(`api/v1/tasks/${encodeURIComponent(id)}/reviews.${format}`, url);
  for (const [name, condition] of Object.entries(filter)) {
    if (condition !== undefined && condition !== null) {
      address.searchParams.set(name, String(condition));
    }
  }
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  const response = await fetch(address, { headers, signal }).catch((cause: unknown) => {
    if (signal.aborted) throw signal.reason;
    throw new ConnectionLostError(`Could not reach ${url.host}.`, { cause });
  });
  if (response.ok && response.body) return Readable.from(bytesOf(response.body, signal));
  const { data } = errorSchema.safeParse(await response.json().catch(() => undefined));
  if (data) throw new ApiError(data.error, { code: data.code });
  throw new ConnectionLostError(`The server responded with status ${response.status}.`);
};

const errorSchema = z.object({ error: z.string(), code: z.string() });

async function* bytesOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of body) yield bytes;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new ConnectionLostError('The connection ended before the file did.', { cause });
  }
}

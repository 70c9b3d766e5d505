import { ApiError } from '@reviewcast/client';
import { authorization } from '../../api/connection-settings.ts';
import { rootUrl } from '../../api/root-url.ts';
import type { ReviewFilter } from './review-filter.ts';
import { conditionsOf } from './use-reviews.ts';

/** The formats of exports, by the extensions of their files. */
export const exportFormats = {
  csv: 'CSV for spreadsheets',
  jsonl: 'JSON lines',
  json: 'JSON',
  parquet: 'Parquet',
} as const;

export type ExportFormat = keyof typeof exportFormats;

/**
 * Saves the reviews of a task that match a filter as a file.
 *
 * @param bearer an API key or a watch token, which a link could not send.
 * @throws {ApiError} if the server refuses.
 */
export const downloadExport = async (
  id: string,
  format: ExportFormat,
  filter: ReviewFilter,
  bearer: string | undefined,
): Promise<void> => {
  const url = new URL(`api/v1/tasks/${id}/reviews.${format}`, rootUrl);
  // Excel takes CSV without it for another encoding.
  if (format === 'csv') url.searchParams.set('bom', 'true');
  for (const [name, condition] of Object.entries(conditionsOf(filter))) {
    const value = String(condition ?? '');
    if (value !== '') url.searchParams.set(name, value);
  }
  const response = await fetch(url, { headers: authorization(bearer) });
  if (!response.ok) throw await refusal(response);
  const content = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = content;
  link.download = fileName(response) ?? `reviews.${format}`;
  link.click();
  URL.revokeObjectURL(content);
};

const fileName = ({ headers }: Response): string | undefined => {
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  return name === undefined ? undefined : decodeURIComponent(name);
};

const refusal = async (response: Response): Promise<Error> => {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('error' in body) || !('code' in body)) {
    return new Error(`The server responded with status ${response.status}.`);
  }
  return new ApiError(String(body.error), { code: String(body.code) });
};

import { csv } from './csv.ts';
import type { ReviewBatches } from './exported-review.ts';
import { json, jsonLines } from './json.ts';
import { parquet } from './parquet.ts';

/** A format of exports. */
export interface ExportFormat {
  readonly contentType: string;
  /** Whether the response is worth compressing. */
  readonly isCompressible: boolean;
  readonly encode: (
    batches: ReviewBatches,
    options: { readonly bom: boolean },
  ) => AsyncIterable<string | Uint8Array>;
}

/** The formats by the extensions of their files. */
export const formats = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    isCompressible: true,
    encode: csv,
  },
  jsonl: {
    contentType: 'application/x-ndjson; charset=utf-8',
    isCompressible: true,
    encode: jsonLines,
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    isCompressible: true,
    encode: json,
  },
  parquet: {
    contentType: 'application/vnd.apache.parquet',
    isCompressible: false,
    encode: parquet,
  },
} as const satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof formats;

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name);

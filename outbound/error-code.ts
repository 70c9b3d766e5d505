/** The code of a system, DNS, or decompression error, such as ENOTFOUND; the empty string if it has none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

import { type DocumentNode, GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { ApiError } from '../../schema/errors.ts';

/**
 * Rejects documents of more than `maxTokens` tokens before they are parsed completely, and those that are nested too deeply to be
 * parsed or validated.
 *
 * @throws TOO_EXPENSIVE
 */
export const documentLimits = (maxTokens: number): Plugin => ({
  onParse({ parseFn, setParseFn }) {
    setParseFn((source: string | Source, options?: object) => {
      try {
        return parseFn(source, { ...options, maxTokens });
      } catch (error) {
        if (hasMoreTokens(source, maxTokens)) throw tooManyTokens(maxTokens);
        throw error instanceof RangeError ? tooDeep : error;
      }
    });
  },
  onValidate({ validateFn, setValidationFn }) {
    setValidationFn((...args: Parameters<typeof validateFn>) => {
      try {
        return validateFn(...args);
      } catch (error) {
        if (error instanceof RangeError) return [tooDeep];
        throw error;
      }
    });
  },
});

const tooManyTokens = (maxTokens: number): ApiError =>
  new ApiError(
    'TOO_EXPENSIVE',
    `The document has more than ${maxTokens} tokens. Select fewer fields, or split it into several requests.`,
  );

/** Graphql recurses into selections and fragments until the stack is full. */
const tooDeep = new ApiError(
  'TOO_EXPENSIVE',
  'The document nests selections or fragments too deeply. Nest them less, or select fields without fragments.',
);

/** Whether a document that could not be parsed is too long. The parser reports that as a syntax error like any other. */
const hasMoreTokens = (source: string | Source, maxTokens: number): boolean => {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source);
  try {
    for (let count = 0; count <= maxTokens; count += 1) {
      if (lexer.advance().kind === TokenKind.EOF) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
};

/**
 * Keeps documents that are used again and again in parsed form. A parsed document takes up to 120 times the memory of its source,
 * so that the cache takes 32 MB at most. Neither large documents nor errors are kept.
 */
export const documentCache = () => ({
  documentCache: new LRUCache<string, DocumentNode>({
    maxSize: 256 * 1024,
    maxEntrySize: 16 * 1024,
    sizeCalculation: (_, source) => source.length + 1,
  }),
  errorCache: { get: () => undefined, set: () => {} },
});

import { type DocumentNode, GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { ApiError } from '../../schema/errors.ts';
import type { RequestLimits } from '../request-limits.ts';
import { type DocumentShape, shapeOf } from './documents/document-shape.ts';

/**
 * Rejects documents that exceed the limits, before they are validated. Each is measured once, when it is parsed. Reports the first
 * {@link maxErrors} errors of an invalid document.
 *
 * @throws TOO_EXPENSIVE
 */
export const documentLimits = (limits: RequestLimits): Plugin => {
  const { maxDocumentTokens: maxTokens } = limits;
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string | Source, options?: object) => {
        try {
          const document = parseFn(source, { ...options, maxTokens });
          assertShape(shapeOf(document), limits);
          return document;
        } catch (error) {
          if (hasMoreTokens(source, maxTokens)) throw tooManyTokens(maxTokens);
          throw error instanceof RangeError ? tooDeep : error;
        }
      });
    },
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((schema, document, rules, options, ...more) => {
        try {
          const errors = validateFn(schema, document, rules, { ...options, maxErrors }, ...more);
          return errors.length > maxErrors ? [...errors.slice(0, maxErrors), moreErrors] : errors;
        } catch (error) {
          if (error instanceof RangeError) return [tooDeep];
          throw error;
        }
      });
    },
  };
};

const assertShape = (
  { depth, aliases, directives, repeated }: DocumentShape,
  { maxDocumentDepth, maxAliases, maxDirectives, maxRepeatedFields }: RequestLimits,
): void => {
  if (depth > maxDocumentDepth) {
    throw tooExpensive(
      `The document nests ${depth} fields in one another; the limit is ${maxDocumentDepth} (MAX_DOCUMENT_DEPTH). Select less deeply.`,
    );
  }
  if (aliases > maxAliases) {
    throw tooExpensive(
      `The operation has ${aliases} aliases; the limit is ${maxAliases} (MAX_ALIASES). Split it into several requests.`,
    );
  }
  if (directives > maxDirectives) {
    throw tooExpensive(
      `The operation has ${directives} directives; the limit is ${maxDirectives} (MAX_DIRECTIVES). Use fewer, or split it into several requests.`,
    );
  }
  if (repeated.count > maxRepeatedFields) {
    throw tooExpensive(
      `The document selects ${repeated.name} ${repeated.count} times in one place; the limit is ${maxRepeatedFields} (MAX_REPEATED_FIELDS). Select it once.`,
    );
  }
};

const tooExpensive = (message: string): ApiError => new ApiError('TOO_EXPENSIVE', message);

const tooManyTokens = (maxTokens: number): ApiError =>
  tooExpensive(
    `The document has more than ${maxTokens} tokens. Select fewer fields, or split it into several requests.`,
  );

/** Graphql recurses into selections and fragments until the stack is full. */
const tooDeep = tooExpensive(
  'The document nests selections or fragments too deeply. Nest them less, or select fields without fragments.',
);

/** How many errors of an invalid document are reported. */
const maxErrors = 20;

/** In place of what graphql adds when it stops. */
const moreErrors = new GraphQLError(
  `The document has more errors than the ${maxErrors} that are reported. Correct these first.`,
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

import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { isNestedDeeper } from '../../contract/json-nesting.ts';
import {
  acceptedEncodings,
  invalidText,
  maxNesting,
  nestedText,
  readBytes,
  textOf,
  tooLargeText,
  unsupportedBody,
} from '../json-body.ts';
import type { HttpContext } from './result-formats.ts';

/**
 * Reads the operation of a request. The body of a POST must be JSON, which no HTML form can send, and which another site's page cannot
 * send without being asked for its origin first. Reports requests that are too large, nested too deeply, or cannot be parsed. The body
 * is read from the request of Node.js: that of Yoga is a stream which takes longer than the rest of a small operation.
 *
 * @param maxBytes the largest body that is read.
 */
export const requestBody = (maxBytes: number): Plugin<object, HttpContext> => {
  const tooLarge = httpError(413, tooLargeText(maxBytes));
  return {
    onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
      const { method, headers } = request;
      if (method === 'POST') {
        assertSupported(headers);
        setRequestParser(async () => {
          const bytes = await readBytes(serverContext.req, maxBytes).catch(() => {
            throw malformedBody;
          });
          if (bytes === undefined) throw tooLarge;
          const text = textOf(bytes);
          if (text === undefined) throw invalidBody;
          if (isNestedDeeper(text, maxNesting)) throw nestedBody;
          const body = parse(text);
          if (Array.isArray(body)) throw batch;
          if (!isOperation(body)) throw malformedBody;
          return body;
        });
      } else if (requestParser) {
        setRequestParser(async (readable) => {
          const { searchParams } = new URL(readable.url);
          for (const name of ['variables', 'extensions']) {
            if (isNestedDeeper(searchParams.get(name) ?? '', maxNesting)) throw nestedUrl;
          }
          try {
            return await requestParser(readable);
          } catch {
            throw malformedUrl;
          }
        });
      }
    },
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedBody;
  }
};

const assertSupported = (headers: Headers): void => {
  const problem = unsupportedBody({
    contentType: headers.get('content-type'),
    contentEncoding: headers.get('content-encoding'),
  });
  if (problem !== undefined) throw httpError(415, problem, acceptedEncodings);
};

/** Yoga checks the fields. */
const isOperation = (body: unknown): body is GraphQLParams =>
  typeof body === 'object' && body !== null;

const httpError = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError => new GraphQLError(message, { extensions: { http: { status, headers } } });

const malformedBody = httpError(
  400,
  'The request body is malformed; it must be a JSON object: {"query": "…", "variables": {…}}.',
);

const batch = httpError(
  400,
  'The request body is an array; batching is not supported. Send each operation in a request of its own.',
);

const invalidBody = httpError(400, invalidText);

const malformedUrl = httpError(
  400,
  'The URL parameter variables or extensions is malformed; each must be a JSON object.',
);

const nestedBody = httpError(400, nestedText);

const nestedUrl = httpError(
  400,
  `The URL parameter variables or extensions is nested too deeply; each must have at most ${maxNesting} levels of arrays and objects.`,
);

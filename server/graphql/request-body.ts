import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { isNestedDeeper } from '../../contract/json-nesting.ts';
import { BodyError, maxNesting, readJson } from '../json-body.ts';
import type { HttpContext } from './result-formats.ts';

/**
 * Reads the operation of a request. The body of a POST must be JSON, which no HTML form can send, and which another site's page cannot
 * send without being asked for its origin first. Reports requests that are too large, nested too deeply, or cannot be parsed. The body
 * is read from the request of Node.js: that of Yoga is a stream which takes longer than the rest of a small operation.
 *
 * @param maxBytes the largest body that is read.
 */
export const requestBody = (maxBytes: number): Plugin<object, HttpContext> => ({
  onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
    if (request.method === 'POST') {
      setRequestParser(async () => {
        const body = await readJson(serverContext.req, { maxBytes, malformed }).catch(
          (error: unknown) => {
            throw error instanceof BodyError ? httpError(error) : error;
          },
        );
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
});

/** Yoga checks the fields. */
const isOperation = (body: unknown): body is GraphQLParams =>
  typeof body === 'object' && body !== null;

const httpError = ({
  status,
  message,
  headers,
}: Pick<BodyError, 'status' | 'message' | 'headers'>): GraphQLError =>
  new GraphQLError(message, { extensions: { http: { status, headers } } });

const badRequest = (message: string): GraphQLError =>
  httpError({ status: 400, message, headers: {} });

const malformed =
  'The request body is malformed; it must be a JSON object: {"query": "…", "variables": {…}}.';

const malformedBody = badRequest(malformed);

const batch = badRequest(
  'The request body is an array; batching is not supported. Send each operation in a request of its own.',
);

const malformedUrl = badRequest(
  'The URL parameter variables or extensions is malformed; each must be a JSON object.',
);

const nestedUrl = badRequest(
  `The URL parameter variables or extensions is nested too deeply; each must have at most ${maxNesting} levels of arrays and objects.`,
);

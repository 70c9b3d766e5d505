import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Reports requests that are too large, have another content type or cannot be parsed.
 *
 * @param maxBytes the largest body that is read.
 */
export const requestBody = (maxBytes: number): Plugin => {
  const tooLarge = httpError(
    413,
    `The request body is too large; it must be at most ${maxBytes} bytes.`,
  );
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      const { method, headers } = request;
      if (Number(headers.get('content-length')) > maxBytes) throw tooLarge;
      if (requestParser) {
        setRequestParser(async (readable) => {
          try {
            return await requestParser(readable);
          } catch (error) {
            throw isTooLarge(error) ? tooLarge : method === 'GET' ? malformedUrl : malformedBody;
          }
        });
      } else if (method === 'POST') {
        const type = JSON.stringify(headers.get('content-type'));
        throw httpError(415, `content-type is ${type}; it must be application/json.`);
      }
    },
  };
};

const httpError = (status: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { http: { status } } });

const malformedBody = httpError(
  400,
  'The request body is malformed; it must be a JSON object: {"query": "…", "variables": {…}}.',
);

const malformedUrl = httpError(
  400,
  'The URL parameter variables or extensions is malformed; each must be a JSON object.',
);

/** Thrown by Yoga, which counts the bytes of a body without a content-length as it reads them. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'REQUEST_ENTITY_TOO_LARGE';

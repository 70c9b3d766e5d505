import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Says of a request whose form is wrong, before there is any GraphQL in it, what it may be.
 *
 * @param maxBody bytes.
 */
export const requestForm = (maxBody: number): Plugin => {
  const tooLarge = mistake(413, `The body is too large; it must be ${maxBody} bytes at most.`);
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      const { method, headers } = request;
      if (Number(headers.get('content-length')) > maxBody) throw tooLarge;
      if (requestParser) {
        setRequestParser(async (readable) => {
          try {
            return await requestParser(readable);
          } catch (error) {
            throw isTooLarge(error) ? tooLarge : method === 'GET' ? badAddress : badBody;
          }
        });
      } else if (method === 'POST') {
        const type = JSON.stringify(headers.get('content-type'));
        throw mistake(415, `content-type is ${type}; it must be application/json.`);
      }
    },
  };
};

const mistake = (status: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { http: { status } } });

const badBody = mistake(
  400,
  'The body cannot be read; it must be a JSON object: {"query": "…", "variables": {…}}.',
);

const badAddress = mistake(
  400,
  'variables or extensions in the address cannot be read; each must be a JSON object.',
);

/** A body that came without its length is measured by Yoga, as it is read. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'REQUEST_ENTITY_TOO_LARGE';

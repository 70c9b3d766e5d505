import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { isNestedDeeper } from '../../contract/json-nesting.ts';

/**
 * Reads the operation of a request. The body of a POST must be JSON, which no HTML form can send, and which another site's page cannot
 * send without being asked for its origin first. Reports requests that are too large, nested too deeply, or cannot be parsed.
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
      if (method === 'POST') {
        assertJson(headers.get('content-type'));
        setRequestParser(async (readable) => {
          const text = await readable.text().catch((error: unknown) => {
            throw isTooLarge(error) ? tooLarge : malformedBody;
          });
          if (isNestedDeeper(text, maxNesting)) throw nestedBody;
          const body = parse(text);
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

/** The maximum nesting depth of arrays and objects in what a client sends. The variables of the API need five. */
export const maxNesting = 100;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedBody;
  }
};

const assertJson = (contentType: string | null): void => {
  if (isJsonType(contentType)) return;
  throw httpError(
    415,
    `content-type is ${JSON.stringify(contentType)}; it must be application/json.`,
  );
};

/** Whether a body is declared to be JSON, in the one character set that JSON has. */
export const isJsonType = (contentType: string | null): boolean => {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find(isCharset);
  return type?.trim() === 'application/json' && (!charset || utf8.test(charset));
};

const isCharset = (parameter: string): boolean => parameter.startsWith('charset=');
const utf8 = /^charset="?utf-?8"?$/;

/** Yoga checks the fields, and rejects arrays. */
const isOperation = (body: unknown): body is GraphQLParams =>
  typeof body === 'object' && body !== null;

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

const nestedBody = httpError(
  400,
  `The request body is nested too deeply; it must have at most ${maxNesting} levels of arrays and objects.`,
);

const nestedUrl = httpError(
  400,
  `The URL parameter variables or extensions is nested too deeply; each must have at most ${maxNesting} levels of arrays and objects.`,
);

/** Thrown by Yoga, which counts the bytes of a body without a content-length as it reads them. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'REQUEST_ENTITY_TOO_LARGE';

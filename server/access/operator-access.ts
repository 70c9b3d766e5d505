import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../../schema/errors.ts';
import { respondRefusal } from '../refusal.ts';
import type { Route } from '../route.ts';
import { type AccessOptions, assertOperator, authenticate } from './viewer.ts';

/**
 * Responds only to operators: `Authorization` has one of the OPERATOR_KEYS, as `Bearer <key>`, or as the password of Basic
 * authentication with any username, which is what a browser asks for. If no keys are configured, access is open.
 */
export const forOperators =
  (access: AccessOptions, respond: Route['respond']): Route['respond'] =>
  (request: IncomingMessage, response: ServerResponse, path: string) => {
    try {
      const authorization = bearerOf(request.headers.authorization);
      assertOperator(authenticate(access, { authorization, watchToken: undefined }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return respondRefusal(response, {
        status: 401,
        code: 'UNAUTHENTICATED',
        message: `${path} is for operators only. Send one of the OPERATOR_KEYS, as "Bearer <key>" or as the password of Basic authentication.`,
        headers: { 'www-authenticate': 'Basic realm="Reviewcast operators", charset="UTF-8"' },
      });
    }
    return respond(request, response, path);
  };

/** The password of Basic authentication as a bearer token. Everything else is left as it is. */
const bearerOf = (authorization: string | undefined): string | undefined => {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return authorization;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  return `Bearer ${credentials.slice(credentials.indexOf(':') + 1)}`;
};

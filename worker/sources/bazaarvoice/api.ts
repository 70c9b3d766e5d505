import { z } from 'zod';
import { parseBody } from '../../parsing/parse-body.ts';
import { errorText } from '../../source/error-text.ts';
import type { Received } from '../../source/parser.ts';
import { SourceError, type SourceErrorCode } from '../../source/source-error.ts';
import { unauthorized } from '../../source/unauthorized.ts';
import type { Retailer } from './passkeys.ts';

/**
 * Parses a list and the items it refers to.
 *
 * @throws {SourceError} including for the errors that Bazaarvoice sends with status 200. A message never contains the passkey.
 */
export const parseList = (response: Received['response'], retailer: Retailer): ListAnswer => {
  const body = parseBody(response, 'Bazaarvoice', errorSchema.or(listSchema));
  if ('Results' in body) return body;
  throw errorFrom(body.errors, retailer);
};

const listSchema = z.object({
  HasErrors: z.literal(false).nullish(),
  Results: z.array(z.unknown()),
  TotalResults: z.number().nullish(),
  Includes: z.object({ Products: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

type ListAnswer = z.infer<typeof listSchema>;

const errorSchema = z
  .object({
    HasErrors: z.literal(true),
    Errors: z
      .array(z.object({ Message: z.string().nullish(), Code: z.string().nullish() }))
      .nullish()
      .catch(null),
  })
  .transform(({ Errors: errors }) => ({ errors: errors ?? [] }));

type Errors = z.infer<typeof errorSchema>['errors'];

const errorFrom = (errors: Errors, retailer: Retailer): SourceError => {
  const codes = errors.map(({ Code: code }) => code ?? '');
  if (codes.some((code) => invalidKeyCodes.has(code)))
    return unauthorized(rejectedPasskey(retailer));
  const sourceError = (code: SourceErrorCode, message: string, retryable: boolean) =>
    new SourceError(code, message, { retryable });
  if (codes.some((code) => /LIMIT_REACHED|RATE_LIMIT|OVER_RATE|OVER_QPS/.test(code))) {
    const message = `Bazaarvoice received too many requests with the passkey of ${retailer.name}. Try again later.`;
    return sourceError('SOURCE_RATE_LIMITED', message, true);
  }
  const texts = errors.map(
    ({ Code: code, Message: message }) => `${code ?? 'no code'}, ${message ?? 'no message'}`,
  );
  const details = errorText(texts.join('; '), { secrets: [retailer.passkey] });
  return sourceError(
    'SOURCE_BAD_RESPONSE',
    `Bazaarvoice returned an error: ${details || 'no details given'}.`,
    codes.includes('ERROR_UNKNOWN'),
  );
};

const invalidKeyCodes = new Set(['ERROR_PARAM_INVALID_API_KEY', 'ERROR_ACCESS_DENIED']);

export const rejectedPasskey = ({ name }: Retailer): string =>
  `Bazaarvoice rejected the passkey of ${name}. Check BAZAARVOICE_PASSKEYS.`;

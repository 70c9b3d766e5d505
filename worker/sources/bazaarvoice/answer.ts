import { z } from 'zod';
import { getJson } from '../../parsing/json-answer.ts';
import type { Http } from '../../source/http.ts';
import { SourceError, type SourceErrorCode } from '../../source/source-failure.ts';
import { unauthorized, withAdvice } from '../../source/unauthorized.ts';
import type { Retailer } from './passkeys.ts';

/**
 * Asks for a list and what it refers to.
 *
 * @throws {SourceError} also for the errors that Bazaarvoice answers with status 200; a message never holds the passkey.
 */
export const ask = async (http: Http, retailer: Retailer, url: URL): Promise<ListAnswer> => {
  const { body } = await getJson(http, 'Bazaarvoice', url, errorSchema.or(listSchema)).catch(
    withAdvice(refused(retailer)),
  );
  if ('Results' in body) return body;
  throw failureOf(body.errors, retailer);
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

const failureOf = (errors: Errors, retailer: Retailer): SourceError => {
  const codes = errors.map(({ Code: code }) => code ?? '');
  if (codes.some((code) => unknownKey.has(code))) return unauthorized(refused(retailer));
  const failed = (code: SourceErrorCode, message: string, retryable: boolean) =>
    new SourceError(code, message, { retryable });
  if (codes.some((code) => /LIMIT_REACHED|RATE_LIMIT|OVER_RATE|OVER_QPS/.test(code))) {
    const message = `Bazaarvoice has had too many requests with the passkey of ${retailer.name}. It may be asked again later.`;
    return failed('SOURCE_RATE_LIMITED', message, true);
  }
  const said = errors
    .map(({ Code: code, Message: message }) => `${code ?? 'no code'}, ${message ?? 'no message'}`)
    .join('; ')
    .replaceAll(retailer.passkey, '…')
    .slice(0, 200);
  return failed(
    'SOURCE_BAD_RESPONSE',
    `Bazaarvoice cannot answer: ${said || 'it does not say why'}.`,
    codes.includes('ERROR_UNKNOWN'),
  );
};

const unknownKey = new Set(['ERROR_PARAM_INVALID_API_KEY', 'ERROR_ACCESS_DENIED']);

const refused = ({ name }: Retailer): string =>
  `Bazaarvoice does not accept the passkey of ${name}. Check BAZAARVOICE_PASSKEYS.`;

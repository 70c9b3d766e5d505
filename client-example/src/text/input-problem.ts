import { ApiError } from '@reviewcast/client';

/** Why the server refused a value that the user entered. */
export interface InputProblem {
  /** The argument's name: "productUrls". */
  readonly field: string;
  /** What is wrong, next to the field. Says which of several values it is about. */
  readonly message: string;
}

/** The problem with a value that an error is about; undefined for other errors. */
export const inputProblem = (error: Error | undefined): InputProblem | undefined => {
  if (!(error instanceof ApiError) || error.code !== 'BAD_USER_INPUT') return undefined;
  const { field, index, value = '', allowed } = mismatch.exec(error.message)?.groups ?? {};
  if (field === undefined || allowed === undefined) return undefined;
  const shown = index === undefined ? '' : `${readValue(value)}: `;
  return { field, message: `${shown}Must be ${allowed}` };
};

/** `input.productUrls[1] is "x"; it must be an http or https URL.` */
const mismatch =
  /^(?:\w+\.)?(?<field>\w+)(?:\[(?<index>\d+)\])?(?:\.\w+)* is (?<value>.*); it must be (?<allowed>.*)$/s;

/** The value as the user entered it: the server quotes it as JSON, cut if it is long. */
const readValue = (json: string): string => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? `“${value}”` : json;
  } catch {
    return json;
  }
};

/** What the pages call the fields of the API. */
const titles: Readonly<Record<string, string>> = {
  productName: 'Product',
  productUrls: 'Product page URLs',
  maxReviews: 'Limit per kind',
  sources: 'Sources',
  search: 'Search',
  cron: 'Cron expression',
  everySeconds: 'Frequency',
  timeZone: 'Time zone',
};

/** The problem as a sentence of its own, where there is no field to show it next to. */
export const inputProblemSentence = ({ field, message }: InputProblem): string =>
  `${titles[field] ?? 'An entry'}: ${message}`;

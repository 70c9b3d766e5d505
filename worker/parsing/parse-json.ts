import { isNestedDeeper } from '../../contract/json-nesting.ts';

/** The maximum nesting depth of arrays and objects. No service needs more than thirty. */
export const maxNesting = 500;

/**
 * `JSON.parse` for untrusted text.
 *
 * @throws {SyntaxError} if the text is not JSON, or nested deeper than {@link maxNesting}.
 */
export const parseJson = (text: string): unknown => {
  if (isNestedDeeper(text, maxNesting)) {
    throw new SyntaxError(`The JSON is nested more than ${maxNesting} levels deep.`);
  }
  return JSON.parse(text);
};

import { type DocumentNode, GraphQLError, getOperationAST } from 'graphql';

/**
 * Refuses a document that does not say which operation is to be run.
 *
 * @throws {GraphQLError} naming the operation that was asked for.
 */
export const assertKnownOperation = (
  document: DocumentNode,
  operationName: string | null | undefined,
): void => {
  if (getOperationAST(document, operationName)) return;
  throw new GraphQLError(
    operationName
      ? `operationName is ${JSON.stringify(operationName)}; it must be the name of an operation in the document.`
      : 'operationName is not set; it must be the name of one of the operations in the document.',
  );
};

/** What parsing gives where it does not fail. */
export const isDocument = (parsed: unknown): parsed is DocumentNode =>
  typeof parsed === 'object' && parsed !== null && 'kind' in parsed;

import { type DocumentNode, GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Masks validation errors, and reports a missing or unknown `operationName` before execution. */
export const requestErrors = (mask: (error: unknown) => GraphQLError): Plugin => ({
  onParse() {
    return ({ result, context }) => {
      if (isDocument(result)) assertKnownOperation(result, context.params.operationName);
    };
  },
  onValidate() {
    return ({ valid, result, setResult }) => {
      if (!valid) setResult(result.map(mask));
    };
  },
});

const isDocument = (parsed: unknown): parsed is DocumentNode =>
  typeof parsed === 'object' && parsed !== null && 'kind' in parsed;

const assertKnownOperation = (
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

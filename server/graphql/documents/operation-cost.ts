import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type CostTerm, costTerms } from './cost-terms.ts';
import type { Condition } from './selection-conditions.ts';

/**
 * Works out what operations cost. The fields that have a price cost it once for each item of the lists around them: as many as `first`
 * asks for, or 20 for a list without `first`. Outside of lists they cost nothing. What `@skip` and `@include` leave out is free.
 *
 * @returns a function that reads each operation once, and then only applies the variables of a request.
 */
export const operationCosts = (schema: GraphQLSchema) => {
  const known = new WeakMap<OperationDefinitionNode, readonly CostTerm[]>();
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number => {
    const terms = known.get(operation) ?? costTerms(schema, document, operation);
    known.set(operation, terms);
    const given = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    return terms.reduce((sum, term) => sum + amountOf(term, given), 0);
  };
};

const amountOf = (
  { price, sizes, selectedIf }: CostTerm,
  given: (variable: string) => unknown,
): number => {
  const holds = ({ variable, mustBe, otherwise }: Condition): boolean =>
    (given(variable) ?? otherwise) === mustBe;
  if (!selectedIf.some((conditions) => conditions.every(holds))) return 0;
  return sizes.reduce((product, { variable, otherwise }) => {
    const size = variable === undefined ? otherwise : (given(variable) ?? otherwise);
    return product * (typeof size === 'number' && size > 0 ? size : 0);
  }, price);
};

import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * The names of the variables that can change the result of a subscription for one item. `after` only chooses the item with which a
 * subscription begins.
 */
export const variablesOfResults = (schema: GraphQLSchema, document: DocumentNode): string[] => {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      // Its own name is not a use of the variable, and its default value is part of the document.
      VariableDefinition: () => false,
      Argument: ({ name }) =>
        name.value === 'after' && types.getParentType() === schema.getSubscriptionType()
          ? false
          : undefined,
      Variable: ({ name }) => {
        names.add(name.value);
      },
    }),
  );
  return [...names].toSorted();
};

/** The same text for variables with the same values. A variable that is not set is not null: it has its default value. */
export const variablesKey = (
  names: readonly string[],
  variables: Readonly<Record<string, unknown>>,
): string =>
  names
    .filter((name) => Object.hasOwn(variables, name))
    .map((name) => `${name}:${canonical(variables[name])}`)
    .join();

/** JSON with sorted fields. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).map(
    ([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`,
  );
  return `{${fields.toSorted().join()}}`;
};

import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Rejects introspection. */
export const withoutIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};

/** Removes the names of the schema that graphql suggests for misspelled ones. */
export const withoutSuggestions =
  (mask: (error: unknown) => GraphQLError) =>
  (error: unknown): GraphQLError => {
    const masked = mask(error);
    const message = masked.message.replace(/ Did you mean .*\?$/s, '');
    if (message === masked.message) return masked;
    const { nodes, source, positions, path, extensions } = masked;
    return new GraphQLError(message, {
      nodes: nodes ?? null,
      source: source ?? null,
      positions: positions ?? null,
      path: path ?? null,
      extensions,
    });
  };

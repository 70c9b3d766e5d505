import { type GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { errorAt } from './mask-error.ts';

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
    return message === masked.message ? masked : errorAt(masked, message, masked.extensions);
  };

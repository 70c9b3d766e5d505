import { getIntrospectionQuery } from 'graphql';

/** The largest introspection query that graphql-js writes. */
export const fullIntrospectionQuery = getIntrospectionQuery({
  descriptions: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  oneOf: true,
  schemaDescription: true,
  specifiedByUrl: true,
});

// The types of Reviewcast's schema, so that every server executes the same operations and returns the same results. Resolvers are the
// default ones of graphql-js: what is published is already shaped as the schema says.
import { readFileSync } from 'node:fs';

export const typeDefs = readFileSync(
  new URL('../../schema/schema.graphql', import.meta.url),
  'utf8',
);

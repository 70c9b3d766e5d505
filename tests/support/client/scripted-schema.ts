import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** The committed schema, with resolvers for its root fields, and with an event as only a newer server has it. */
export const scriptedSchema = (resolvers: {
  query: Record<string, Resolver>;
  mutation: Record<string, Resolver>;
  subscription: Record<string, Resolver>;
}): GraphQLSchema => {
  const schema = buildSchema(`${readFileSync('schema/schema.graphql', 'utf8')}${newerType}`);
  const attach = (
    type: ReturnType<GraphQLSchema['getQueryType']>,
    fields: Record<string, Resolver>,
    as: 'resolve' | 'subscribe',
  ) => {
    for (const [name, resolver] of Object.entries(fields)) {
      const field = type?.getFields()[name];
      if (!field) throw new Error(`The schema has no field ${name}.`);
      field[as] = resolver;
      if (as === 'subscribe') field.resolve = (event) => event;
    }
  };
  attach(schema.getQueryType(), resolvers.query, 'resolve');
  attach(schema.getMutationType(), resolvers.mutation, 'resolve');
  attach(schema.getSubscriptionType(), resolvers.subscription, 'subscribe');
  return schema;
};

const newerType = `
type TaskPraised implements TaskEvent {
  taskId: ID!
  cursor: Cursor!
  seq: Int!
  at: DateTime!
  attempt: Int!
  praise: String!
}`;

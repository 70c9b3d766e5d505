import { existsSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/schema.ts';

const file = new URL('../../../shared/contract.graphql', import.meta.url);

describe.skipIf(!existsSync(file))(
  'the contract (skipped where ../shared/contract.graphql is missing)',
  () => {
    test('a client of the contract is served', () => {
      expect(findBreakingChanges(contract(), schema)).toEqual([]);
    });

    test('each type, field, argument, default, value and description of it is there word for word', () => {
      const served = new Set(statements(schema));
      const missing = statements(contract()).filter((statement) => !served.has(statement));
      expect(missing).toEqual([]);
    });
  },
);

const contract = () => buildSchema(readFileSync(file, 'utf8'));

/** All that a schema says, one statement for each thing. */
const statements = (of: GraphQLSchema): string[] =>
  Object.values(of.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => {
      const said = [`${type.constructor.name} ${type.name}`, ...described(type.name, type)];
      if (isEnumType(type)) {
        for (const value of type.getValues()) {
          const name = `${type.name}.${value.name}`;
          said.push(name, ...described(name, value));
        }
      }
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) said.push(...input(type.name, field));
      }
      if (isObjectType(type) || isInterfaceType(type)) {
        said.push(...type.getInterfaces().map(({ name }) => `${type.name} implements ${name}`));
        for (const field of Object.values(type.getFields())) {
          const name = `${type.name}.${field.name}`;
          said.push(`${name}: ${field.type}`, ...described(name, field));
          said.push(...field.args.flatMap((argument) => input(name, argument)));
        }
      }
      return said;
    });

const input = (owner: string, { name, type, defaultValue, ...rest }: InputValue) => [
  `${owner}(${name}: ${type} = ${JSON.stringify(defaultValue)})`,
  ...described(`${owner}(${name})`, rest),
];

type InputValue = GraphQLArgument | GraphQLInputField;

const described = (name: string, { description }: { description?: unknown }) =>
  description ? [`${name}: "${description}"`] : [];

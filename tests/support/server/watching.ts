import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../../contract/cursor.ts';
import type { Task } from '../../../contract/task.ts';
import { ask } from './polling.ts';
import { dataOf, type Operation, type Result } from './transport.ts';

const fields = `__typename taskId cursor at attempt
  ... on TaskStarted { worker }
  ... on TaskProgressed { progress { fraction found } }
  ... on ReviewsFound { source reviews { id body } }
  ... on TaskResynced { task { status cursor } }`;

/** Subscribes to the events of a task, from the beginning or after a cursor. */
export const watchEvents = (taskId: string, after?: string): Operation => ({
  query: `subscription ($id: ID!, $after: Cursor) { taskEvents(id: $id, after: $after) { ${fields} } }`,
  variables: { id: taskId, after: after ?? null },
});

export const stateFields = 'id status attempt cursor progress { found fraction }';

export const watchStates = (taskId: string): Operation => ({
  query: `subscription ($id: ID!) { taskStatus(id: $id) { ${stateFields} } }`,
  variables: { id: taskId },
});

const eventSchema = z.looseObject({
  __typename: z.string(),
  taskId: z.string(),
  cursor: z.string(),
});
const stateSchema = z.looseObject({ status: z.string(), cursor: z.string() });

export type Event = z.infer<typeof eventSchema>;
export type State = z.infer<typeof stateSchema>;

export const eventOf = (result: Result): Event =>
  z.object({ taskEvents: eventSchema }).parse(dataOf(result)).taskEvents;

export const stateOf = (result: Result): State =>
  z.object({ taskStatus: stateSchema }).parse(dataOf(result)).taskStatus;

/** Collects the events of a subscription. */
export const eventsOf = async (results: AsyncIterable<Result>): Promise<Event[]> => {
  const events: Event[] = [];
  for await (const result of results) events.push(eventOf(result));
  return events;
};

/** Collects the states of a subscription. */
export const statesOf = async (results: AsyncIterable<Result>): Promise<State[]> => {
  const states: State[] = [];
  for await (const result of results) states.push(stateOf(result));
  return states;
};

/** The position of an event or a state in its log. */
export const numberOf = ({ cursor }: { cursor: string }): number | undefined =>
  decodeCursor(cursor)?.seq;

export const numbersOf = (events: readonly { cursor: string }[]) => events.map(numberOf);

/** The numbers of a log without gaps. */
export const through = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The cursor of a task's current state. */
export const cursorOf = ({ id, position }: Task): string =>
  encodeCursor({ taskId: id, ...position });

const pageSchema = z.object({
  taskEvents: z.object({
    events: z.array(eventSchema),
    cursor: z.string(),
    isFinal: z.boolean(),
  }),
});

/** Queries one page of a task's events. */
export const pollEvents = async (
  graphql: string,
  taskId: string,
  { after, first = 100 }: { after?: string | undefined; first?: number } = {},
) => {
  const query = `query ($id: ID!, $after: Cursor, $first: Int) {
    taskEvents(id: $id, after: $after, first: $first) { events { ${fields} } cursor isFinal }
  }`;
  const variables = { id: taskId, after: after ?? null, first };
  return pageSchema.parse(dataOf(await ask(graphql, { query, variables }))).taskEvents;
};

/** Queries the state of a task. */
export const pollState = async (graphql: string, taskId: string): Promise<State> => {
  const query = `query ($id: ID!) { taskStatus(id: $id) { ${stateFields} } }`;
  return stateOf(await ask(graphql, { query, variables: { id: taskId } }));
};

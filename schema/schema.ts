import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './date-time.ts';
import './cursor.ts';
import './task.ts';
import './task-event-page.ts';
import './task-connection.ts';
import './source.ts';
import './worker.ts';
import './queue.ts';
import './fetch-reviews.ts';
import './collection.ts';
import './cancel-task.ts';
import './retry-task.ts';
import './bulk-tasks.ts';
import './delete-task.ts';
import './schedule.ts';
import './task-event.ts';

/** The whole API. Resolvers need a {@link Context} and deliberately throw only the errors of `errors.ts`. */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: false });

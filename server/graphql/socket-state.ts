import type { Context } from '@opentelemetry/api';
import type { Turns } from '../turns.ts';
import type { PreparedResult } from './prepared-result.ts';
import type { ResultBudget } from './result-budget.ts';

/** What belongs to one socket. */
export interface SocketState {
  /** The trace that the request to upgrade belongs to. */
  trace: Context;
  /** What the client sent with `connection_init`. */
  authorization: string | undefined;
  /** Limit how many results are produced before the client has read them. */
  turns: Turns;
  /** The result that each running operation is producing, by its ID. */
  results: Map<string, ResultBudget>;
  /** Sends the results of an operation. */
  sender: (id: string) => (result: PreparedResult) => Promise<void> | undefined;
}

import { type Logger, pino } from 'pino';

/**
 * Structured logs on standard error, so that standard output says only what scripts wait for. Lines that concern a task hold its
 * `taskId`; credentials are left out.
 */
export const createLogger = (name: string, level: string): Logger =>
  pino({ name, level, redact }, pino.destination(2));

/** An error of Redis holds the whole command that failed: reviews, and the token secret, are none of a log's business. */
const redact = [
  'authorization',
  'watchToken',
  '*.authorization',
  '*.watchToken',
  'err.command.args',
];

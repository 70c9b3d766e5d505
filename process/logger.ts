import { type Logger, pino } from 'pino';

/**
 * A logger that writes JSON lines to standard error. Standard output has only the lines that scripts wait for. Lines about a task
 * have its `taskId`. Credentials are redacted.
 */
export const createLogger = (name: string, level: string): Logger =>
  pino({ name, level, redact }, pino.destination(2));

/** `err.command.args` of a Redis error has the entire command that failed, with reviews or the token secret. */
const redact = [
  'authorization',
  'watchToken',
  '*.authorization',
  '*.watchToken',
  'err.command.args',
];

import { type Logger, pino, stdSerializers } from 'pino';
import { terminalSafe } from './terminal-safe.ts';

/**
 * A logger that writes JSON lines to standard error. Standard output has only the lines that scripts wait for. Lines about a task
 * have its `taskId`. Credentials are redacted.
 */
export const createLogger = (name: string, level: string): Logger => {
  const stderr = pino.destination(2);
  const stream = { write: (line: string) => stderr.write(terminalSafe(line)) };
  return pino({ name, level, redact, serializers }, stream);
};

const redact = ['authorization', 'watchToken', '*.authorization', '*.watchToken'];

/**
 * `command.args` of a Redis error has the entire command that failed: a password, the token secret or reviews. Errors of a cluster
 * contain those of its nodes.
 */
const serializers = {
  err: (error: unknown): unknown =>
    error instanceof Error ? withoutArguments(stdSerializers.err(error), 0) : error,
};

const withoutArguments = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return '[Truncated]';
  if (Array.isArray(value)) return value.map((item) => withoutArguments(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      name === 'args' ? '[Redacted]' : withoutArguments(field, depth + 1),
    ]),
  );
};

const maxDepth = 8;

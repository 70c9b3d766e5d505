import { type Logger, pino } from 'pino';

/**
 * Structured logs on standard error, so that standard output says only what scripts wait for. Lines that concern a task hold its
 * `taskId`; credentials are left out.
 */
export const createLogger = (name: string, level: string): Logger =>
  pino(
    { name, level, redact: ['authorization', 'watchToken', '*.authorization', '*.watchToken'] },
    pino.destination(2),
  );

import { type TaskEvent, taskEventSchema } from '../../contract/event.ts';
import { parseOrSkip, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';

/**
 * Parses an entry of the log or a publication, which have the same text.
 *
 * @param key where the text is from, for the error.
 * @throws {UnreadableDataError} if a newer release wrote it, or it is damaged.
 */
export const parseEntry = (text: string, key = 'an event'): TaskEvent =>
  parseStoredJson(key, taskEventSchema, text);

/**
 * Parses entries of the stream `key`, up to the first that cannot be read, which is reported.
 *
 * @throws {UnreadableDataError} if that is the very first.
 */
export const parseEntries = (
  key: string,
  entries: readonly (readonly [id: string, fields: readonly string[]])[],
  report: ReportUnreadable,
): TaskEvent[] => {
  const events: TaskEvent[] = [];
  for (const [id, fields] of entries) {
    const parse = () => parseEntry(fields[1] ?? '', `${key}, entry ${id}`);
    const event = events.length === 0 ? parse() : parseOrSkip(parse, report);
    if (event === undefined) break;
    events.push(event);
  }
  return events;
};

import { z } from 'zod';
import {
  isEventType,
  type LoggedEvent,
  taskEventSchema,
  unknownEventSchema,
} from '../../contract/event.ts';
import { parseOrSkip, parseStored, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';

/**
 * Parses an entry of the log or a publication, which have the same text.
 *
 * @param key where the text is from, for the error.
 * @throws {UnreadableDataError} if it is of a newer version, or damaged.
 */
export const parseEntry = (text: string, key = 'an event'): LoggedEvent => {
  const value = parseStoredJson(key, typedSchema, text);
  return isEventType(value.type)
    ? parseStored(key, taskEventSchema, value)
    : parseStored(key, unknownEventSchema, value);
};

/**
 * Parses entries of the stream `key`, up to the first that cannot be read, which is reported.
 *
 * @throws {UnreadableDataError} if that is the very first.
 */
export const parseEntries = (
  key: string,
  entries: readonly (readonly [id: string, fields: readonly string[]])[],
  report: ReportUnreadable,
): LoggedEvent[] => {
  const events: LoggedEvent[] = [];
  for (const [id, fields] of entries) {
    const parse = () => parseEntry(fields[1] ?? '', `${key}, entry ${id}`);
    const event = events.length === 0 ? parse() : parseOrSkip(parse, report);
    if (event === undefined) break;
    events.push(event);
  }
  return events;
};

const typedSchema = z.looseObject({ type: z.string() });

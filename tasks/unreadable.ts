import { z } from 'zod';
import { oldestVersion, version } from '../contract/event.ts';

/**
 * Stored data that this release cannot read: a newer release wrote it, or it is damaged. Code that reads many things skips what it
 * cannot read, reports it, and serves the rest.
 */
export class UnreadableDataError extends Error {
  override name = 'UnreadableDataError';
  /** The key in Redis. */
  readonly key: string;
  /** What is wrong with the data, without the data itself. */
  readonly reason: string;

  /** @param held the data, of which the message shows the beginning. */
  constructor(key: string, held: unknown, reason: string) {
    super(
      `Cannot read ${key}: ${reason}. It holds ${excerptOf(held)}. If a newer release wrote it, upgrade this process; if it is damaged, delete the key.`,
    );
    this.key = key;
    this.reason = reason;
  }
}

/** Receives what was skipped. */
export type ReportUnreadable = (error: UnreadableDataError) => void;

/** Reports the same data only once, because it is read again and again: of the latest 1000 keys, each reason. */
export const reportOnce = (report: ReportUnreadable): ReportUnreadable => {
  const reported = new Set<string>();
  return (error) => {
    const name = `${error.key} ${error.reason}`;
    if (reported.has(name)) return;
    for (const oldest of reported) {
      if (reported.size < maxReported) break;
      reported.delete(oldest);
    }
    reported.add(name);
    report(error);
  };
};

/** Handles the error of reading something: reports that it is skipped if it is unreadable, otherwise rethrows. */
export const skipUnreadable =
  (report: ReportUnreadable) =>
  (error: unknown): undefined => {
    if (!(error instanceof UnreadableDataError)) throw error;
    report(error);
  };

/** Parses something, or reports that it is skipped and returns undefined. */
export const parseOrSkip = <T>(parse: () => T, report: ReportUnreadable): T | undefined => {
  try {
    return parse();
  } catch (error) {
    return skipUnreadable(report)(error);
  }
};

/** Reads a key. @throws {UnreadableDataError} if it has another Redis type than the command reads. */
export const readKey = async <T>(key: string, reading: Promise<T>): Promise<T> => {
  try {
    return await reading;
  } catch (error) {
    const isWrongType = error instanceof Error && error.message.startsWith('WRONGTYPE');
    throw isWrongType ? new UnreadableDataError(key, wrongType, wrongTypeReason) : error;
  }
};

/** Validates data of a key. @throws {UnreadableDataError} */
export const parseStored = <T>(key: string, schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UnreadableDataError(key, value, reasonOf(parsed.error, value));
};

/** Parses and validates JSON of a key. @throws {UnreadableDataError} */
export const parseStoredJson = <T>(key: string, schema: z.ZodType<T>, text: string): T => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableDataError(key, text, 'it is not valid JSON');
  }
  return parseStored(key, schema, value);
};

const maxReported = 1000;

const wrongType = 'a value of another Redis type';
const wrongTypeReason = 'its Redis type is not the expected one';

const reasonOf = ({ issues }: z.ZodError, value: unknown): string => {
  const written = versionedSchema.safeParse(value).data?.v;
  if (written !== undefined && issues.some(({ path }) => path[0] === 'v')) {
    return `its version is ${written}, and this release reads ${readVersions}`;
  }
  const [first] = issues;
  return `${first?.path.join('.') || 'it'} is invalid: ${first?.message ?? 'unknown'}`;
};

const versionedSchema = z.object({ v: z.coerce.number() });

const readVersions =
  oldestVersion === version ? `version ${version}` : `versions ${oldestVersion} to ${version}`;

/** Escaped, so that it can neither forge nor flood a log. */
const excerptOf = (held: unknown): string => {
  const text = JSON.stringify(held) ?? String(held);
  return text.length <= maxShown ? text : `${text.slice(0, maxShown)}… (${text.length} characters)`;
};

const maxShown = 200;

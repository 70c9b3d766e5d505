import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What Redis held of one task at one moment, as a release of some version had written it. */
const snapshotSchema = z.object({
  /** What had happened to the task. */
  name: z.string(),
  /** The payload of its job; null if it had none. */
  job: z.unknown(),
  record: z.record(z.string(), z.string()),
  events: z.array(z.looseObject({ type: z.string() })),
  reviews: z.array(z.unknown()),
});

export type Snapshot = z.infer<typeof snapshotSchema>;

export const recordingFile = (version: number): string =>
  fileURLToPath(new URL(`version-${version}.json`, import.meta.url));

/** What the last release of that version writes. */
export const readRecording = (version: number): readonly Snapshot[] =>
  z.array(snapshotSchema).parse(JSON.parse(readFileSync(recordingFile(version), 'utf8')));

/** What becomes of the job. */
export type JobEnd =
  /** The task is finished, or is somebody else's. */
  | { kind: 'done'; succeeded?: boolean }
  /** It is to run again, not before `at` (milliseconds since 1970). */
  | { kind: 'later'; at: number }
  /** Another worker should take it now. */
  | { kind: 'handed-back' };

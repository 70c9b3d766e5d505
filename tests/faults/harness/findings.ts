/** What the audit of one scenario counts. All but the first three and what was taken back must be zero or empty. */
export interface Findings {
  readonly tasks: number;
  readonly watchers: number;
  /** Events that watchers were given. */
  readonly deliveries: number;
  /** Entries of the log that a watcher was never given. */
  readonly lost: number;
  /** Events that a watcher was given again. */
  readonly doubled: number;
  /** Events that a watcher was given behind one that comes later in the log. */
  readonly reordered: number;
  /** Events that a watcher was given and that a failover, which loses the newest writes, took back: it was told. */
  readonly takenBack: number;
  /** Every other promise that was broken, for people. */
  readonly problems: readonly string[];
  /** Who lost, doubled or reordered what. */
  readonly details: readonly string[];
}

export const noFindings: Findings = {
  tasks: 0,
  watchers: 0,
  deliveries: 0,
  lost: 0,
  doubled: 0,
  reordered: 0,
  takenBack: 0,
  problems: [],
  details: [],
};

/** The findings of two audits as those of one. */
export const sumOf = (one: Findings, other: Findings): Findings => ({
  tasks: one.tasks + other.tasks,
  watchers: one.watchers + other.watchers,
  deliveries: one.deliveries + other.deliveries,
  lost: one.lost + other.lost,
  doubled: one.doubled + other.doubled,
  reordered: one.reordered + other.reordered,
  takenBack: one.takenBack + other.takenBack,
  problems: [...one.problems, ...other.problems],
  details: [...one.details, ...other.details],
});

export const withProblems = (findings: Findings, problems: readonly string[]): Findings => ({
  ...findings,
  problems: [...findings.problems, ...problems],
});

/** Whether every promise was kept. */
export const isClean = ({ lost, doubled, reordered, problems }: Findings): boolean =>
  lost + doubled + reordered + problems.length === 0;

/** What an audit counts. `lost`, `duplicated`, and `reordered` must be 0, and `problems` must be empty. */
export interface Findings {
  readonly tasks: number;
  readonly watchers: number;
  /** Events that watchers received. */
  readonly deliveries: number;
  /** Log entries that a watcher never received. */
  readonly lost: number;
  /** Events that a watcher received more than once. */
  readonly duplicated: number;
  /** Events that a watcher received after a later one. */
  readonly reordered: number;
  /** Events that a watcher received before a failover rolled them back. The watcher was resynced. */
  readonly rolledBack: number;
  /** Every other broken promise, in words. */
  readonly problems: readonly string[];
  /** Which watcher lost, duplicated, or reordered events. */
  readonly details: readonly string[];
}

export const noFindings: Findings = {
  tasks: 0,
  watchers: 0,
  deliveries: 0,
  lost: 0,
  duplicated: 0,
  reordered: 0,
  rolledBack: 0,
  problems: [],
  details: [],
};

export const addFindings = (one: Findings, other: Findings): Findings => ({
  tasks: one.tasks + other.tasks,
  watchers: one.watchers + other.watchers,
  deliveries: one.deliveries + other.deliveries,
  lost: one.lost + other.lost,
  duplicated: one.duplicated + other.duplicated,
  reordered: one.reordered + other.reordered,
  rolledBack: one.rolledBack + other.rolledBack,
  problems: [...one.problems, ...other.problems],
  details: [...one.details, ...other.details],
});

export const withProblems = (findings: Findings, problems: readonly string[]): Findings => ({
  ...findings,
  problems: [...findings.problems, ...problems],
});

/** Whether every promise was kept. */
export const isClean = ({ lost, duplicated, reordered, problems }: Findings): boolean =>
  lost + duplicated + reordered + problems.length === 0;

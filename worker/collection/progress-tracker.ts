import type { Failure } from '../../contract/failure.ts';
import type { Progress, SourceProgress } from '../../contract/task.ts';

/** Tracks the progress of the sources in one attempt. Clients see snapshots of it. */
export class ProgressTracker {
  readonly #sources: Map<string, SourceProgress & { expected: number | undefined }>;
  readonly #max: number;
  #fraction = 0;

  /**
   * @param before the states after earlier attempts. Sources that are done stay done; the others wait again.
   * @param max the number of reviews wanted.
   */
  constructor(before: readonly SourceProgress[], max: number) {
    this.#max = max;
    this.#sources = new Map(
      before.map((source) => [
        source.source,
        source.status === 'DONE' ? { ...source, expected: undefined } : { ...source, ...waiting },
      ]),
    );
  }

  get(source: string): SourceProgress {
    return this.#row(source);
  }

  /** The names of the sources with one of the statuses. */
  withStatus(...statuses: SourceProgress['status'][]): string[] {
    return [...this.#sources.values()]
      .filter((row) => statuses.includes(row.status))
      .map((row) => row.source);
  }

  /** The errors of sources and their parts, except those of skipped sources. */
  get failures(): Failure[] {
    const active = [...this.#sources.values()].filter((row) => row.status !== 'SKIPPED');
    return active.flatMap((row) => (row.error ? [row.error] : []));
  }

  markCollecting(source: string): void {
    this.#row(source).status = 'COLLECTING';
  }

  addPage(
    source: string,
    page: { found: number; dropped: number; expected: number | undefined },
  ): void {
    const row = this.#row(source);
    row.found += page.found;
    row.dropped += page.dropped;
    row.expected = page.expected ?? row.expected;
  }

  markDone(source: string): void {
    this.#row(source).status = 'DONE';
  }

  markSkipped(source: string, error: Failure | null): void {
    Object.assign(this.#row(source), { status: 'SKIPPED', error });
  }

  /** Records that a part of the source failed, such as one of several shops. The source continues. */
  addPartFailure(source: string, error: Failure): void {
    const row = this.#row(source);
    const message = row.error ? `${row.error.message} ${error.message}` : error.message;
    row.error = { ...error, message };
  }

  markFailed(source: string, error: Failure, cooldownUntil: number | null): void {
    Object.assign(this.#row(source), { status: 'FAILED', error, cooldownUntil });
  }

  /** The current progress. No `fraction` decreases, and that of the task is 1 only if it has succeeded. */
  snapshot(succeeded = false): Progress {
    const rows = [...this.#sources.values()];
    const found = rows.reduce((sum, row) => sum + row.found, 0);
    const active = rows.filter((row) => row.status !== 'SKIPPED');
    for (const row of active)
      row.fraction = Math.max(row.fraction, this.#share(row, active.length));
    const mean = active.reduce((sum, row) => sum + row.fraction, 0) / Math.max(1, active.length);
    this.#fraction = succeeded ? 1 : Math.max(this.#fraction, Math.min(0.99, mean));
    return {
      fraction: Number(this.#fraction.toFixed(4)),
      found,
      message: this.#message(found, active),
      sources: rows.map(({ expected, ...row }) => ({ ...row })),
    };
  }

  #share(row: SourceProgress & { expected: number | undefined }, sources: number): number {
    if (row.status === 'DONE' || row.status === 'FAILED') return 1;
    const part = Math.max(1, this.#max / sources);
    const share = row.found / Math.min(part, Math.max(1, row.expected ?? part));
    return Number(Math.min(0.95, share).toFixed(4));
  }

  #message(found: number, active: readonly SourceProgress[]): string {
    const count = (status: SourceProgress['status']) =>
      active.filter((row) => row.status === status).length;
    const failed = count('FAILED');
    const reviews = found === 1 ? '1 review' : `${found} reviews`;
    const sources = active.length === 1 ? 'source' : 'sources';
    const progress = `${reviews}, ${count('DONE')} of ${active.length} ${sources} done`;
    return failed === 0 ? progress : `${progress}, ${failed} failed`;
  }

  #row(source: string) {
    const row = this.#sources.get(source);
    if (!row) throw new Error(`The task has no source ${source}.`);
    return row;
  }
}

/** The state of a source at the start of an attempt. */
const waiting = {
  status: 'WAITING',
  fraction: 0,
  error: null,
  cooldownUntil: null,
  expected: undefined,
} as const;

import type { Failure } from '../../contract/failure.ts';
import type { Progress, SourceProgress } from '../../contract/task.ts';

/** Where each source of one attempt stands; what clients see of it is a {@link Progress}. */
export class ProgressTracker {
  readonly #sources: Map<string, SourceProgress & { expected: number | undefined }>;
  readonly #max: number;
  #fraction = 0;

  /** Sources that were done in an earlier attempt stay so; the others wait again. */
  constructor(before: readonly SourceProgress[], max: number) {
    this.#max = max;
    this.#sources = new Map(
      before.map((source) => [
        source.source,
        source.status === 'DONE'
          ? { ...source, expected: undefined }
          : { ...source, status: 'WAITING', error: null, cooldownUntil: null, expected: undefined },
      ]),
    );
  }

  get(source: string): SourceProgress {
    return this.#row(source);
  }

  /** The names of sources in those states. */
  withStatus(...statuses: SourceProgress['status'][]): string[] {
    return [...this.#sources.values()]
      .filter((row) => statuses.includes(row.status))
      .map((row) => row.source);
  }

  /** Why sources, or parts of them, failed; those that were not asked left out. */
  get failures(): Failure[] {
    const asked = [...this.#sources.values()].filter((row) => row.status !== 'SKIPPED');
    return asked.flatMap((row) => (row.error ? [row.error] : []));
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

  /** A part of the source failed, such as one of several shops; what its other parts have is not lost. */
  addPartFailure(source: string, error: Failure): void {
    const row = this.#row(source);
    const message = row.error ? `${row.error.message} ${error.message}` : error.message;
    row.error = { ...error, message };
  }

  markFailed(source: string, error: Failure, cooldownUntil: number | null): void {
    Object.assign(this.#row(source), { status: 'FAILED', error, cooldownUntil });
  }

  /** What clients see now; `fraction` never falls, and is 1 only when the task has succeeded. */
  snapshot(succeeded = false): Progress {
    const rows = [...this.#sources.values()];
    const found = rows.reduce((sum, row) => sum + row.found, 0);
    const asked = rows.filter((row) => row.status !== 'SKIPPED');
    const shares = asked.map((row) => this.#share(row, asked.length));
    const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, asked.length);
    this.#fraction = succeeded
      ? 1
      : Math.max(this.#fraction, Math.min(0.99, Math.max(mean, found / this.#max)));
    return {
      fraction: Number(this.#fraction.toFixed(4)),
      found,
      message: this.#message(found, asked),
      sources: rows.map(({ expected, ...row }) => ({ ...row })),
    };
  }

  #share(row: SourceProgress & { expected: number | undefined }, sources: number): number {
    if (row.status === 'DONE' || row.status === 'FAILED') return 1;
    const part = Math.max(1, this.#max / sources);
    return Math.min(0.95, row.found / Math.min(part, Math.max(1, row.expected ?? part)));
  }

  #message(found: number, asked: readonly SourceProgress[]): string {
    const over = asked.filter((row) => row.status === 'DONE' || row.status === 'FAILED').length;
    const reviews = found === 1 ? '1 review' : `${found} reviews`;
    return `${reviews} from ${over} of ${asked.length} ${asked.length === 1 ? 'source' : 'sources'}`;
  }

  #row(source: string) {
    const row = this.#sources.get(source);
    if (!row) throw new Error(`The source ${source} is none of this task's.`);
    return row;
  }
}

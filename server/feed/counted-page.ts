import type { TaskPage } from '../../schema/task-query.ts';
import type { Snapshot } from './live-view.ts';

/** A page, and whether its tasks have been counted. */
export class CountedPage implements TaskPage, Snapshot<CountedPage> {
  readonly edges: TaskPage['edges'];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly #page: TaskPage;
  isCounted = false;

  constructor(page: TaskPage) {
    this.#page = page;
    this.edges = page.edges;
    this.hasNextPage = page.hasNextPage;
    this.endCursor = page.endCursor;
  }

  readonly count = (): Promise<number | null> => {
    this.isCounted = true;
    return this.#page.count();
  };

  /** Nothing is published when a task expires. */
  get changesAt(): number {
    return Math.min(...this.edges.flatMap(({ task }) => task.expiresAt ?? []));
  }

  async equals(earlier: CountedPage): Promise<boolean> {
    if (this.#signature !== earlier.#signature) return false;
    return !earlier.isCounted || (await this.count()) === (await earlier.count());
  }

  get #signature(): string {
    const tasks = this.edges.map(({ task: { id, status, attempt, progress } }) => [
      id,
      status,
      attempt,
      progress,
    ]);
    return JSON.stringify([this.hasNextPage, tasks]);
  }
}

import { catalogueRow, type SourceName, sourceNames } from '../../contract/catalogue.ts';
import type { WorkerReport } from '../../contract/worker.ts';
import type { SourceState } from '../../schema/context.ts';
import type { WorkerRegistry } from '../../tasks/worker-registry.ts';

/**
 * What this deployment can collect from, as its living workers report. What they said is asked for again when it is older than
 * a few seconds, and meanwhile the old answer serves, so that starting a task need not wait for it.
 */
export class SourceDirectory {
  readonly #workers: WorkerRegistry;
  #known: { at: number; reports: readonly WorkerReport[] } | undefined;
  #asking: Promise<readonly WorkerReport[]> | undefined;

  constructor(workers: WorkerRegistry) {
    this.#workers = workers;
  }

  get anyWorkerAlive(): boolean {
    return (this.#known?.reports.length ?? 0) > 0;
  }

  /** As the last answer had it; waits where there was none, or none that named a worker. */
  async list(): Promise<SourceState[]> {
    return statesOf(await this.reports());
  }

  /** As it is now. */
  async listNow(): Promise<SourceState[]> {
    return statesOf(await this.#ask());
  }

  /** What the living workers said, as the last answer had it. */
  async reports(): Promise<readonly WorkerReport[]> {
    const known = this.#known;
    if (!known || known.reports.length === 0) return this.#ask();
    // An error comes again from the caller's own commands.
    if (Date.now() - known.at > freshMs) this.#ask().catch(() => {});
    return known.reports;
  }

  #ask(): Promise<readonly WorkerReport[]> {
    this.#asking ??= this.#workers
      .list()
      .then((reports) => {
        this.#known = { at: Date.now(), reports };
        return reports;
      })
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }
}

const freshMs = 5000;

const statesOf = (reports: readonly WorkerReport[]): SourceState[] =>
  sourceNames.map((name) => stateOf(name, reports));

const stateOf = (name: SourceName, reports: readonly WorkerReport[]): SourceState => {
  const { kind, title, variables } = catalogueRow(name);
  const serving = reports.filter((report) => report.kinds.includes(kind));
  const said = serving.flatMap(({ sources }) => sources.filter((source) => source.name === name));
  const configured = said.some((source) => source.configured);
  const cooldownUntil = Math.max(...said.map((source) => source.cooldownUntil ?? 0), 0);
  const missing = said.flatMap((source) => source.missing);
  const wanted = Object.entries(variables).filter(([variable]) => missing.includes(variable));
  const note = () => {
    if (serving.length === 0)
      return 'No worker that serves this kind is alive: start one with npm run worker.';
    if (!configured) {
      return `Set ${wanted.map(([variable, { holds }]) => `${variable} (${holds})`).join(' and ')} for the workers.`;
    }
    if (cooldownUntil > Date.now())
      return `Rate limited until ${new Date(cooldownUntil).toISOString()}.`;
    return null;
  };
  return {
    name,
    title,
    kind,
    configured,
    note: note(),
    cooldownUntil: cooldownUntil > Date.now() ? cooldownUntil : null,
  };
};

import {
  accountOf,
  catalogueRow,
  isSourceName,
  type SourceName,
  sourceNames,
  variablesOf,
} from '../../contract/catalogue.ts';
import { reviewKinds } from '../../contract/kinds.ts';
import type { WorkerReport } from '../../contract/worker.ts';
import type { SourceLimit, SourceState } from '../../schema/context.ts';
import { badInput } from '../../schema/errors.ts';
import type { Queues } from '../../tasks/queues.ts';
import type { ServiceLimit, ServiceLimits } from '../../tasks/service-limits.ts';
import type { SourceOutcomes } from '../../tasks/source-outcomes.ts';
import type { WorkerRegistry } from '../../tasks/worker-registry.ts';

export interface SourceStateStores {
  readonly workers: WorkerRegistry;
  readonly queues: Queues;
  readonly serviceLimits: ServiceLimits;
  readonly sourceOutcomes: SourceOutcomes;
}

/**
 * The state of every source, as living workers report it and as requests have left it. Reports are cached for a few seconds; after that stale data is served
 * while they are refreshed, so that starting a task does not wait for it.
 */
export class SourceStates {
  readonly #stores: SourceStateStores;
  #cached: { at: number; reports: readonly WorkerReport[] } | undefined;
  #refreshing: Promise<readonly WorkerReport[]> | undefined;

  constructor(stores: SourceStateStores) {
    this.#stores = stores;
  }

  /** The current states, uncached. */
  async list(): Promise<SourceState[]> {
    const { queues, sourceOutcomes } = this.#stores;
    const [reports, latestOf, ...pauses] = await Promise.all([
      this.#refresh(),
      sourceOutcomes.latest(),
      ...reviewKinds.map((kind) => queues.pausedSince(kind)),
    ]);
    const paused = new Map(reviewKinds.map((kind, i) => [kind, pauses[i] ?? null]));
    const states = sourceNames.map(async (name): Promise<SourceState> => {
      const { limit, ...state } = stateOf(name, reports);
      const since = paused.get(state.kind) ?? null;
      const { successAt, failure } = latestOf(name);
      return {
        ...state,
        note: since === null ? state.note : withPause(state, since),
        lastSuccessAt: successAt ?? null,
        lastError: failure?.error ?? null,
        lastErrorAt: failure?.at ?? null,
        limit: await this.#usageOf(name, limit),
      };
    });
    return Promise.all(states);
  }

  /** @throws BAD_USER_INPUT naming a source that no living worker has configured. Passes if no worker is alive. */
  async assertConfigured(names: readonly string[]): Promise<void> {
    const reports = await this.reports();
    if (reports.length === 0) return;
    for (const name of names.filter(isSourceName)) {
      const { configured, note } = stateOf(name, reports);
      if (!configured) {
        throw badInput('sources', name, `a source that this deployment has configured: ${note}`);
      }
    }
  }

  /** Cached reports of living workers. Waits for a refresh if there are none. */
  async reports(): Promise<readonly WorkerReport[]> {
    const cached = this.#cached;
    if (!cached || cached.reports.length === 0) return this.#refresh();
    // If Redis is unavailable, the caller's own commands fail as well.
    if (Date.now() - cached.at > maxAgeMs) this.#refresh().catch(() => {});
    return cached.reports;
  }

  async #usageOf(name: SourceName, limit: ServiceLimit | undefined): Promise<SourceLimit | null> {
    return limit
      ? { ...limit, used: await this.#stores.serviceLimits.used(accountOf(name), limit) }
      : null;
  }

  #refresh(): Promise<readonly WorkerReport[]> {
    this.#refreshing ??= this.#stores.workers
      .list()
      .then((reports) => {
        this.#cached = { at: Date.now(), reports };
        return reports;
      })
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }
}

const maxAgeMs = 5000;

/** What must be done to use a source remains true while its kind is paused. */
const withPause = ({ kind, note }: Pick<ReportedState, 'kind' | 'note'>, since: number): string => {
  const pause = `An operator paused ${kind} at ${new Date(since).toISOString()}: its tasks wait.`;
  return note === null ? pause : `${pause} ${note}`;
};

/** What workers report. */
interface ReportedState
  extends Pick<SourceState, 'name' | 'title' | 'kind' | 'configured' | 'note' | 'cooldownUntil'> {
  readonly limit: ServiceLimit | undefined;
}

const stateOf = (name: SourceName, reports: readonly WorkerReport[]): ReportedState => {
  const { kind, title } = catalogueRow(name);
  const variables = variablesOf(name);
  const serving = reports.filter((report) => report.kinds.includes(kind));
  const reported = serving.flatMap(({ sources }) =>
    sources.filter((source) => source.name === name),
  );
  const configured = reported.some((source) => source.configured);
  const cooldownUntil = Math.max(...reported.map((source) => source.cooldownUntil ?? 0), 0);
  const isCoolingDown = cooldownUntil > Date.now();
  const missing = reported.flatMap((source) => source.missing);
  const required = Object.entries(variables).filter(([variable]) => missing.includes(variable));
  const note = () => {
    if (serving.length === 0) {
      return 'No worker for this kind is alive. Start one with npm run worker.';
    }
    if (!configured) {
      return `Set ${required.map(([variable, { description }]) => `${variable} (${description})`).join(' and ')} on the workers.`;
    }
    return isCoolingDown ? `Rate limited until ${new Date(cooldownUntil).toISOString()}.` : null;
  };
  return {
    name,
    title,
    kind,
    configured,
    note: note(),
    cooldownUntil: isCoolingDown ? cooldownUntil : null,
    limit: reported.find(({ limit }) => limit)?.limit,
  };
};

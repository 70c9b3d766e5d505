import { catalogueRow, type SourceName, sourcesOfKind } from '../contract/catalogue.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { WorkerReport } from '../contract/worker.ts';

/**
 * Returns the sources of a kind that at least one live worker has configured, or all of the kind if there are none. Sources that
 * need product URLs are left out without any.
 */
export const usableSources = (
  { kind, productUrls }: { kind: ReviewKind; productUrls: readonly string[] },
  reports: readonly Pick<WorkerReport, 'sources'>[],
): SourceName[] => {
  const candidates = sourcesOfKind(kind).filter(
    (name) => productUrls.length > 0 || !catalogueRow(name).needsProductUrls,
  );
  const configured = candidates.filter((name) =>
    reports.some(({ sources }) => sources.some((one) => one.name === name && one.configured)),
  );
  return configured.length > 0 ? configured : candidates;
};

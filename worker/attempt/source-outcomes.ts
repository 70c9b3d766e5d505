import { catalogueRow, type SourceName } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/failure.ts';
import type { SourceOutcome } from '../../tasks/source-outcomes.ts';
import type { ProgressTracker } from '../collection/progress-tracker.ts';
import type { Source } from '../source/source.ts';

/**
 * How asking the sources of an attempt ended, without those that did not end. All callers see these errors. A page that a caller
 * named is that caller's own, so an error of such a page does not name it.
 */
export const outcomesOf = (
  asked: ReadonlySet<SourceName>,
  progress: ProgressTracker,
): SourceOutcome[] =>
  [...asked].flatMap((source) => {
    const { status, error } = progress.get(source);
    if (status !== 'DONE' && status !== 'FAILED') return [];
    return { source, succeeded: status === 'DONE', error: error && forAllCallers(source, error) };
  });

/** The same sources, and the set of those that have been asked: a source whose reviews are not wanted is not. */
export const notingAsked = (
  sources: readonly Source[],
): { sources: Source[]; asked: ReadonlySet<SourceName> } => {
  const asked = new Set<SourceName>();
  const noting = (source: Source): Source => ({
    name: source.name,
    collect: (search) => {
      asked.add(source.name);
      return source.collect(search);
    },
  });
  return { sources: sources.map(noting), asked };
};

const forAllCallers = (source: SourceName, error: Failure): Failure =>
  catalogueRow(source).needsProductUrls
    ? { ...error, message: 'Product pages that a caller named failed. Their task says why.' }
    : error;

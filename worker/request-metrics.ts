import { Counter, type Registry } from 'prom-client';
import type { SourceName } from '../contract/catalogue.ts';
import type { SourceErrorCode } from './source/source-error.ts';

/** Counts the requests of a worker to its sources. */
export const requestMetrics = (registry: Registry) => {
  const requests = new Counter({
    name: 'reviewcast_source_requests_total',
    help: 'Requests to sources, by outcome: ok, or the code of the error in lowercase.',
    labelNames: ['source', 'outcome'],
    registers: [registry],
  });
  return (source: SourceName, outcome: 'ok' | SourceErrorCode): void => {
    requests.inc({ source, outcome: outcome.toLowerCase() });
  };
};

import { builder } from './builder.ts';

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601 with milliseconds: 2026-11-24T05:28:00.000Z.',
  serialize: (instant) => new Date(instant).toISOString(),
});

import { z } from 'zod';
import { builder } from './builder.ts';
import { badInput } from './errors.ts';

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601 with milliseconds: 2026-11-24T05:28:00.000Z.',
  serialize: (instant) => new Date(instant).toISOString(),
  // A scalar does not know the argument's name, so that `instantSchema` validates the text.
  parseValue: (value) => {
    if (typeof value !== 'string') throw badInput('A DateTime', value, allowed);
    return value;
  },
});

const allowed = 'an instant in ISO 8601 with its time zone, such as 2026-11-24T05:28:00.000Z';

/** Validates a DateTime in input. Returns milliseconds since 1970. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: allowed })
  .transform((text) => Date.parse(text));

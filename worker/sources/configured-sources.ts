import { z } from 'zod';
import {
  catalogueRow,
  type SourceName,
  type SourceVariable,
  sourceNames,
} from '../../contract/catalogue.ts';
import { hackernews, hackernewsSettings } from './hackernews.ts';
import { productpage } from './productpage.ts';
import { serpapi, serpapiSettings } from './serpapi.ts';
import type { Source } from './source.ts';
import { woocommerce, woocommerceSettings } from './woocommerce.ts';

export interface ConfiguredSources {
  /** Ready to use, in the catalogue's order. */
  readonly sources: readonly Source[];
  /** The required variables that are not set, of each source that is therefore not configured. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
}

/**
 * Makes the sources that `environment` configures. A variable that is unset or blank has its default, where the catalogue
 * knows one.
 *
 * @throws {InvalidVariables} naming every malformed variable, what it held and what it may hold.
 */
export const configuredSources = (
  environment: Readonly<Record<string, string | undefined>>,
): ConfiguredSources => {
  const sources: Source[] = [];
  const missing = new Map<SourceName, string[]>();
  const faults: string[] = [];
  for (const name of sourceNames) {
    const held: Record<string, string> = {};
    const unset: string[] = [];
    for (const [variable, { default: fallback, required }] of variablesOf(name)) {
      const value = environment[variable]?.trim() || fallback;
      if (value !== undefined) held[variable] = value;
      else if (required) unset.push(variable);
    }
    const made = makers[name](held);
    if (unset.length > 0) missing.set(name, unset);
    else if (made.source !== undefined) sources.push(made.source);
    const malformed = made.issues.filter(
      ({ path: [variable = ''] }) => !unset.includes(String(variable)),
    );
    faults.push(...malformed.map((issue) => faultOf(name, held, issue)));
  }
  if (faults.length > 0) throw new InvalidVariables(faults);
  return { sources, missing };
};

/** Variables of the sources that hold what they may not. */
export class InvalidVariables extends Error {
  override name = 'InvalidVariables';
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

interface Made {
  readonly source?: Source;
  readonly issues: readonly z.core.$ZodIssue[];
}

const maker =
  <Settings>(schema: z.ZodType<Settings>, make: (settings: Settings) => Source) =>
  (held: unknown): Made => {
    const settings = schema.safeParse(held);
    return settings.success
      ? { source: make(settings.data), issues: [] }
      : { issues: settings.error.issues };
  };

const makers: Readonly<Record<SourceName, (held: unknown) => Made>> = {
  hackernews: maker(hackernewsSettings, hackernews),
  woocommerce: maker(woocommerceSettings, woocommerce),
  productpage: maker(z.object({}), productpage),
  serpapi: maker(serpapiSettings, serpapi),
};

const variablesOf = (name: SourceName): [string, SourceVariable][] =>
  Object.entries(catalogueRow(name).variables);

const faultOf = (
  name: SourceName,
  held: Readonly<Record<string, string>>,
  { path: [first], message }: z.core.$ZodIssue,
): string => {
  const variable = String(first);
  const row = catalogueRow(name).variables[variable];
  const value = held[variable] ?? '';
  const shown =
    row?.secret === true
      ? `a secret of ${value.length} characters`
      : JSON.stringify(value.replace(/\/\/[^/@\s,]*@/g, '//…@').slice(0, 200));
  return `${variable} holds ${shown}; it may hold ${row?.holds ?? 'another value'}: ${message}.`;
};

import { list } from '../../source/settings.ts';

/** A retailer whose reviews Bazaarvoice keeps. */
export interface Retailer {
  /** As messages call it. */
  readonly name: string;
  readonly passkey: string;
}

/** Pairs of `name:passkey`, comma-separated, one at least. What is malformed is told by its place, never by what it holds. */
export const passkeys = list.transform((pairs, context): Retailer[] => {
  const retailers = pairs.flatMap((pair, index): Retailer[] => {
    const [, name, passkey] = shape.exec(pair) ?? [];
    if (name !== undefined && passkey !== undefined) return [{ name, passkey }];
    context.addIssue(
      `entry ${index + 1} must be name:passkey, a name of 40 characters at most and a passkey of printable ASCII without spaces`,
    );
    return [];
  });
  if (pairs.length === 0) context.addIssue('must hold one name:passkey at least');
  const names = new Set(retailers.map(({ name }) => name));
  if (names.size < retailers.length) context.addIssue('must name each retailer once');
  return retailers;
});

const shape = /^([^:\p{C}]{0,39}[^:\p{C}\s])\s*:\s*([\x21-\x7e]+)$/u;

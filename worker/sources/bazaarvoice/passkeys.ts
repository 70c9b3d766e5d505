import { splitAtCommas, valueType } from '../../../process/value-types.ts';

/** A retailer whose reviews Bazaarvoice hosts. */
export interface Retailer {
  /** Appears in messages. */
  readonly name: string;
  readonly passkey: string;
}

/** Comma-separated pairs of `name:passkey`. A malformed pair is reported by its position, never by its text. */
export const passkeys = valueType(
  splitAtCommas.transform((pairs, context): Retailer[] => {
    const retailers = pairs.flatMap((pair, index): Retailer[] => {
      const [, name, passkey] = shape.exec(pair) ?? [];
      if (name !== undefined && passkey !== undefined) return [{ name, passkey }];
      context.addIssue(`entry ${index + 1} is not a name:passkey pair`);
      return [];
    });
    if (pairs.length === 0) context.addIssue('it contains no pair');
    const names = new Set(retailers.map(({ name }) => name));
    if (names.size < retailers.length) context.addIssue('a retailer is named twice');
    return retailers;
  }),
  {
    allowed:
      'comma-separated `name:passkey` pairs, each with a name of at most 40 characters and a passkey of printable ASCII without spaces',
    secret: true,
  },
);

const shape = /^([^:\p{C}]{0,39}[^:\p{C}\s])\s*:\s*([\x21-\x7e]+)$/u;

/**
 * Normalizes a global trade item number (GTIN-8, UPC, EAN, GTIN-14) to 14 digits. Undefined if its length or check digit is
 * invalid: https://www.gs1.org/services/how-calculate-check-digit-manually.
 */
export const gtinOf = (text: string): string | undefined => {
  if (text.length > maxLength) return undefined;
  const digits = text.trim().replace(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return undefined;
  const gtin = digits.padStart(14, '0');
  const sum = [...gtin].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 1 : 3), 0);
  return sum % 10 === 0 ? gtin : undefined;
};

/** The maximum length, with separators. */
const maxLength = 50;

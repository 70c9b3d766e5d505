/**
 * The text with full-width digits and those of Arabic, Persian, Indic, and Thai scripts as 0 to 9, and the Arabic and full-width
 * separators as "." and ",".
 */
export const plainDigits = (text: string): string =>
  text
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',')
    .replaceAll(/[\uff05-\uff0f]/g, (sign) => sign.normalize('NFKC'))
    .replaceAll(/\p{Nd}/gu, (digit) => {
      const codePoint = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((one) => codePoint >= one && codePoint < one + 10);
      return zero === undefined ? digit : String(codePoint - zero);
    });

/** Where the digits of each script begin. */
const zeros = [
  ...[0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0],
  0xff10,
];

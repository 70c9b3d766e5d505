/**
 * The weight that an `Accept` header gives a media type, from 0 (not accepted) to 1. Without the header every type is accepted.
 * Parameters other than `q` are ignored.
 *
 * @param type in lowercase.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export const acceptedWeight = (accept: string | null, type: string): number => {
  const ranges = accept?.trim() ? accept.toLowerCase().split(',').map(readRange) : [anything];
  // The most specific range counts, not the first.
  for (const wanted of [type, `${type.split('/')[0]}/*`, '*/*']) {
    const range = ranges.find(({ range }) => range === wanted);
    if (range) return range.weight;
  }
  return 0;
};

interface MediaRange {
  readonly range: string;
  readonly weight: number;
}

const anything: MediaRange = { range: '*/*', weight: 1 };

const readRange = (text: string): MediaRange => {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split('=')[1];
  return { range, weight: weight === undefined ? 1 : Number(weight) || 0 };
};

/** A range of media types in an `Accept` header. */
export interface MediaRange {
  /** In lowercase. */
  readonly range: string;
  /** Without quotes. */
  readonly parameters: readonly string[];
  /** From 0 (not accepted) to 1. */
  readonly weight: number;
}

/** The ranges of an `Accept` header, preferred first. Without the header every type is accepted. */
export const acceptedRanges = (accept: string | undefined): readonly MediaRange[] =>
  accept?.trim()
    ? accept
        .toLowerCase()
        .split(',')
        .map(readRange)
        .sort((one, other) => other.weight - one.weight)
    : [anything];

/**
 * The weight that a header gives a media type. Parameters other than `q` are ignored, except the one that `type` has.
 *
 * @param type in lowercase, with at most one parameter: `text/html`, `text/html;level=1`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export const acceptedWeight = (ranges: readonly MediaRange[], type: string): number => {
  // The most specific range counts, not the first.
  const [wantedRange, parameter] = type.split(';');
  for (const wanted of parameter ? [wantedRange] : [type, `${type.split('/')[0]}/*`, '*/*']) {
    const range = ranges.find(
      ({ range, parameters }) => range === wanted && (!parameter || parameters.includes(parameter)),
    );
    if (range) return range.weight;
  }
  return 0;
};

const anything: MediaRange = { range: '*/*', parameters: [], weight: 1 };

const readRange = (text: string): MediaRange => {
  const [range = '', ...parameters] = text
    .replaceAll('"', '')
    .split(';')
    .map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split('=')[1];
  return { range, parameters, weight: weight === undefined ? 1 : Number(weight) || 0 };
};

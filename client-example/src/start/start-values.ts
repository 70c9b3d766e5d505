import type { ReviewKind } from '../../generated/graphql.ts';

export interface StartFormValues {
  readonly productName: string;
  readonly kinds: readonly ReviewKind[];
  /** Per kind. */
  readonly maxReviews: number;
  /** For stores only. */
  readonly productUrls: readonly string[];
}

/** What one kind is started with: the values that belong to it. */
export interface StartInput {
  readonly productName: string;
  readonly maxReviews: number;
  readonly productUrls?: readonly string[];
}

export const startInputOf = (kind: ReviewKind, values: StartFormValues): StartInput => {
  const { productName, maxReviews, productUrls } = values;
  return { productName, maxReviews, ...(kind === 'STORE' ? { productUrls } : {}) };
};

/** Why a field cannot be submitted, by field. */
export type FieldErrors = Partial<Record<keyof StartFormValues, string>>;

/** Checks everything that the server checks, before any task starts. Empty if the values are valid. */
export const validateStart = (values: StartFormValues): FieldErrors => ({
  ...errorIn('productName', productNameError(values.productName)),
  ...errorIn('kinds', values.kinds.length === 0 ? 'Select at least one.' : undefined),
  ...errorIn('maxReviews', maxReviewsError(values.maxReviews)),
  ...errorIn(
    'productUrls',
    values.kinds.includes('STORE') ? productUrlsError(values.productUrls) : undefined,
  ),
});

const errorIn = (field: keyof StartFormValues, error: string | undefined): FieldErrors =>
  error === undefined ? {} : { [field]: error };

const productNameError = (name: string): string | undefined => {
  if (name.trim() === '') return 'Enter the name of a product.';
  if ([...name.trim()].length > 200) return 'Use at most 200 characters.';
  return /\p{Cc}/u.test(name.trim()) ? 'Remove line breaks and control characters.' : undefined;
};

const maxReviewsError = (max: number): string | undefined =>
  Number.isInteger(max) && max >= 1 && max <= 1000 ? undefined : 'Enter a number from 1 to 1000.';

const productUrlsError = (urls: readonly string[]): string | undefined => {
  if (urls.length > 20) return `Enter at most 20 URLs; there are ${urls.length}.`;
  const invalid = urls.find((url) => !isWebUrl(url));
  if (invalid !== undefined) return `“${shortened(invalid)}” is not a URL (https://…).`;
  const long = urls.find((url) => url.length > 2000);
  return long && `“${shortened(long)}” is longer than 2000 characters.`;
};

const isWebUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { isolated } from '../../text/bidi.ts';
import { excerpt } from '../../text/excerpt.ts';

/** Tells a review from the others of its task: "the review by Ann, “Great sound for the…”". */
export const reviewName = ({ author, title, body }: ReviewFieldsFragment): string =>
  `the review by ${author ? isolated(author) : 'an anonymous author'}, “${isolated(excerpt(title || body))}”`;

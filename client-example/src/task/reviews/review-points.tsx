import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import classes from './review-points.module.css';

/** The pros, cons, and ratings of aspects that the author listed, and what was bought. */
export const ReviewPoints = ({ review }: { readonly review: ReviewFieldsFragment }) => {
  const { pros, cons, aspectRatings, product } = review;
  const variant = product?.variant ?? [];
  if (pros.length + cons.length + aspectRatings.length + variant.length === 0) return null;
  return (
    <div className={classes.points}>
      <PointList label="Pros" points={pros} />
      <PointList label="Cons" points={cons} />
      {aspectRatings.length + variant.length > 0 && (
        <dl className={classes.facts}>
          {aspectRatings.map(({ name, rating }) => (
            <Fact key={`aspect ${name}`} name={name} value={`${rating.toFixed(1)} of 5`} />
          ))}
          {variant.map(({ name, value }) => (
            <Fact key={`variant ${name}`} name={name} value={value} />
          ))}
        </dl>
      )}
    </div>
  );
};

const PointList = ({ label, points }: { label: 'Pros' | 'Cons'; points: readonly string[] }) =>
  points.length > 0 && (
    <ul className={classes.list} aria-label={label} data-kind={label}>
      {points.map((point) => (
        <li key={point}>
          <Icon name={label === 'Pros' ? 'plus' : 'minus'} size={13} />
          <ForeignText text={point} />
        </li>
      ))}
    </ul>
  );

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>
      <ForeignText text={name} />
    </dt>
    <dd>
      <ForeignText text={value} />
    </dd>
  </div>
);

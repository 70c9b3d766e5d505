import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { languageName } from '../../text/language-name.ts';
import { formatDate } from '../../text/time.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import classes from './review-badges.module.css';

interface Badge {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'warning' | 'plain';
  readonly icon?: IconName;
  readonly explanation?: string;
}

/** What a source says about a review, as badges. None for what goes without saying, such as that it is in English. */
export const ReviewBadges = ({ review }: { readonly review: ReviewFieldsFragment }) => {
  const badges = badgesOf(review);
  if (badges.length === 0) return null;
  return (
    <ul className={classes.badges}>
      {badges.map(({ text, tone, icon, explanation }) => (
        <li key={text} className={classes.badge} data-tone={tone} title={explanation}>
          {icon && <Icon name={icon} size={12} />}
          {text}
        </li>
      ))}
    </ul>
  );
};

const badgesOf = ({
  verifiedPurchase,
  recommended,
  incentivized,
  language,
  isNew,
  editedAt,
}: ReviewFieldsFragment): Badge[] => {
  const badges: (Badge | false)[] = [
    isNew === true && { text: 'New', tone: 'plain', explanation: 'No earlier run had found it.' },
    verifiedPurchase === true && { text: 'Verified purchase', tone: 'good', icon: 'check' },
    recommended === true && { text: 'Recommends it', tone: 'good', icon: 'check' },
    recommended === false && { text: 'Does not recommend it', tone: 'bad', icon: 'cross' },
    incentivized === true && {
      text: 'Incentivized',
      tone: 'warning',
      explanation: 'Written for a reward, a free sample, or a promotion.',
    },
    language !== null && language !== 'en' && { text: languageName(language), tone: 'plain' },
    editedAt !== null && { text: `Edited ${formatDate(editedAt)}`, tone: 'plain' },
  ];
  return badges.filter((badge) => badge !== false);
};

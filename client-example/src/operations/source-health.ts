import type { SourceFieldsFragment } from '../../generated/graphql.ts';
import type { StatusLabel } from '../text/status-label.ts';
import { formatTime, localizeTimes } from '../text/time.ts';

/** Whether a source can be collected from now, and if not, why. */
export const sourceHealthLabel = (
  { configured, note, cooldownUntil }: SourceFieldsFragment,
  now = Date.now(),
): StatusLabel => {
  const detail = note === null ? {} : { detail: localizeTimes(note) };
  if (!configured) return { text: 'Not configured', intent: 'neutral', ...detail };
  if (cooldownUntil !== null && Date.parse(cooldownUntil) > now) {
    return { text: `Paused until ${formatTime(cooldownUntil)}`, intent: 'warning', ...detail };
  }
  if (note !== null) return { text: 'Not ready', intent: 'warning', ...detail };
  return { text: 'Ready', intent: 'success' };
};

/** A limit and its use: "12 of 60 requests per minute". */
export const limitSentence = ({
  used,
  requests,
  seconds,
}: NonNullable<SourceFieldsFragment['limit']>): string =>
  `${used.toLocaleString()} of ${requests.toLocaleString()} requests per ${spanOf(seconds)}`;

const spanOf = (seconds: number): string => {
  const [length, noun] = spans.find(([length]) => seconds % length === 0) ?? [1, 'second'];
  const count = seconds / length;
  return count === 1 ? noun : `${count.toLocaleString()} ${noun}s`;
};

const spans = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

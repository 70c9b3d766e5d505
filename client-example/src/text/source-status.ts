import type { ProgressFieldsFragment } from '../../generated/graphql.ts';
import type { StatusLabel } from './status-label.ts';
import { formatTime, localizeTimes } from './time.ts';

export type SourceProgress = ProgressFieldsFragment['sources'][number];

/** The status of one source of a task. */
export const sourceStatusLabel = ({
  status,
  error,
  cooldownUntil,
}: SourceProgress): StatusLabel => {
  switch (status) {
    case 'WAITING':
      return { text: 'Waiting', intent: 'neutral' };
    case 'COLLECTING':
      return cooldownUntil
        ? { text: `Rate limited until ${formatTime(cooldownUntil)}`, intent: 'warning' }
        : { text: 'Collecting', intent: 'active' };
    case 'DONE':
      return { text: 'Done', intent: 'success' };
    case 'FAILED':
      return failureLabel(error, cooldownUntil);
    case 'SKIPPED':
      return { text: error ? localizeTimes(error.message) : 'Skipped', intent: 'neutral' };
  }
};

const failureLabel = (
  error: SourceProgress['error'],
  cooldownUntil: SourceProgress['cooldownUntil'],
): StatusLabel => {
  if (!error) return { text: 'Failed', intent: 'error' };
  const message = localizeTimes(error.message);
  const title = errorTitles[error.code] ?? 'Failed';
  const until =
    error.code === 'SOURCE_RATE_LIMITED' && cooldownUntil
      ? ` until ${formatTime(cooldownUntil)}`
      : '';
  return { text: `${title}${until}`, intent: 'error', detail: message };
};

const errorTitles: Readonly<Record<string, string>> = {
  SOURCE_RATE_LIMITED: 'Rate limited',
  SOURCE_UNAUTHORIZED: 'Unauthorized',
  SOURCE_BLOCKED: 'Blocked',
  SOURCE_UNREACHABLE: 'Unreachable',
  SOURCE_BAD_RESPONSE: 'Invalid response',
};

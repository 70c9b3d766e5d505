import type { SourceReport } from '@reviewcast/client';
import type { StatusLabel } from './status-label.ts';
import { formatTime, localizeTimes } from './time.ts';

/** The status of one source of a task. */
export const sourceStatusLabel = (source: SourceReport): StatusLabel => {
  const { phase, error, cooldownUntil } = source;
  switch (phase) {
    case 'waiting':
      return { text: 'Waiting', intent: 'neutral' };
    case 'collecting':
      return { text: 'Collecting', intent: 'active' };
    case 'coolingDown': {
      const until = cooldownUntil ? ` until ${formatTime(cooldownUntil)}` : '';
      return { text: `Rate limited${until}`, intent: 'warning' };
    }
    case 'done':
      return { text: 'Done', intent: 'success' };
    case 'partial': {
      const detail = error ? { detail: localizeTimes(error.message) } : {};
      return { text: 'Partially done', intent: 'warning', ...detail };
    }
    case 'failed':
      return failureLabel(error, cooldownUntil);
    case 'skipped':
      return { text: error ? localizeTimes(error.message) : 'Skipped', intent: 'neutral' };
    case 'stopped':
      return { text: 'Stopped', intent: 'neutral' };
  }
};

const failureLabel = (
  error: SourceReport['error'],
  cooldownUntil: SourceReport['cooldownUntil'],
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

import type { ProgressFieldsFragment } from '../../generated/graphql.ts';
import { byClock, clock } from './time.ts';
import type { Words } from './words.ts';

export type SourceProgress = ProgressFieldsFragment['sources'][number];

/** Where one source of a task stands. */
export const sourceWords = ({ status, error, cooldownUntil }: SourceProgress): Words => {
  switch (status) {
    case 'WAITING':
      return { text: 'Waiting', tone: 'quiet' };
    case 'COLLECTING':
      return cooldownUntil
        ? { text: `Rate limited until ${clock(cooldownUntil)}`, tone: 'warning' }
        : { text: 'Collecting', tone: 'busy' };
    case 'DONE':
      return { text: 'Done', tone: 'good' };
    case 'FAILED':
      return failure(error, cooldownUntil);
    case 'SKIPPED':
      return { text: error ? byClock(error.message) : 'Skipped', tone: 'quiet' };
  }
};

const failure = (
  error: SourceProgress['error'],
  cooldownUntil: SourceProgress['cooldownUntil'],
): Words => {
  if (!error) return { text: 'Failed', tone: 'bad' };
  const message = byClock(error.message);
  const inBrief = briefly[error.code];
  if (error.code === 'SOURCE_RATE_LIMITED' && cooldownUntil)
    return { text: `${inBrief} until ${clock(cooldownUntil)}`, tone: 'bad', detail: message };
  return { text: inBrief ? `${inBrief}: ${message}` : message, tone: 'bad' };
};

const briefly: Readonly<Record<string, string>> = {
  SOURCE_RATE_LIMITED: 'Rate limited',
  SOURCE_UNAUTHORIZED: 'Not let in',
  SOURCE_BLOCKED: 'Blocked',
  SOURCE_UNREACHABLE: 'Not reached',
  SOURCE_BAD_RESPONSE: 'Answered nonsense',
};

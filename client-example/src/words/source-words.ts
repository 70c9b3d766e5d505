import type { ProgressFieldsFragment } from '../../generated/graphql.ts';
import { byClock, clock } from './time.ts';
import type { Words } from './words.ts';

export type SourceProgress = ProgressFieldsFragment['sources'][number];

/** Where one source of a task stands. */
export const sourceWords = ({ status, error, restingUntil }: SourceProgress): Words => {
  switch (status) {
    case 'WAITING':
      return { text: 'Waiting', tone: 'quiet' };
    case 'COLLECTING':
      return restingUntil
        ? { text: `Rate limited until ${clock(restingUntil)}`, tone: 'warning' }
        : { text: 'Collecting', tone: 'busy' };
    case 'DONE':
      return { text: 'Done', tone: 'good' };
    case 'FAILED':
      return failure(error, restingUntil);
    case 'SKIPPED':
      return { text: error ? byClock(error.message) : 'Skipped', tone: 'quiet' };
  }
};

const failure = (
  error: SourceProgress['error'],
  restingUntil: SourceProgress['restingUntil'],
): Words => {
  if (!error) return { text: 'Failed', tone: 'bad' };
  const message = byClock(error.message);
  const inBrief = briefly[error.code];
  if (error.code === 'SOURCE_RATE_LIMITED' && restingUntil)
    return { text: `${inBrief} until ${clock(restingUntil)}`, tone: 'bad', detail: message };
  return { text: inBrief ? `${inBrief}: ${message}` : message, tone: 'bad' };
};

const briefly: Readonly<Record<string, string>> = {
  SOURCE_RATE_LIMITED: 'Rate limited',
  SOURCE_UNAUTHORIZED: 'Not let in',
  SOURCE_BLOCKED: 'Blocked',
  SOURCE_UNREACHABLE: 'Not reached',
  SOURCE_BAD_RESPONSE: 'Answered nonsense',
};

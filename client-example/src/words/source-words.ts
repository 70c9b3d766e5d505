import type { ProgressFieldsFragment } from '../../generated/graphql.ts';
import { clock } from './time.ts';
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
      return { text: failure(error), tone: 'bad' };
    case 'SKIPPED':
      return { text: error ? error.message : 'Skipped', tone: 'quiet' };
  }
};

const failure = (error: SourceProgress['error']): string => {
  if (!error) return 'Failed';
  const inBrief = briefly[error.code];
  return inBrief ? `${inBrief}: ${error.message}` : error.message;
};

const briefly: Readonly<Record<string, string>> = {
  SOURCE_RATE_LIMITED: 'Rate limited',
  SOURCE_UNAUTHORIZED: 'Not let in',
  SOURCE_BLOCKED: 'Blocked',
  SOURCE_UNREACHABLE: 'Not reached',
  SOURCE_BAD_RESPONSE: 'Answered nonsense',
};

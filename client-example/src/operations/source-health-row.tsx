import { Progress, Text } from '@mantine/core';
import type { SourceFieldsFragment } from '../../generated/graphql.ts';
import { kindTitle } from '../text/kinds.ts';
import { localizeTimes } from '../text/time.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { limitSentence, sourceHealthLabel } from './source-health.ts';
import classes from './source-health-row.module.css';

/** One source: its state, how much of its limit is used, and how its last requests ended. */
export const SourceHealthRow = ({ source }: { source: SourceFieldsFragment }) => {
  const { title, kind, configured, limit, lastSuccessAt, lastError, lastErrorAt } = source;
  return (
    <article className={classes.source} aria-label={title}>
      <div>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {kindTitle[kind]}
        </Text>
      </div>
      <StatusText label={sourceHealthLabel(source)} />
      <div>
        {limit && (
          <>
            <Text size="sm" className={classes.limit}>
              {limitSentence(limit)}
            </Text>
            <Progress
              value={(limit.used / limit.requests) * 100}
              size={4}
              mt={6}
              bg="var(--fill)"
              color={limit.used >= limit.requests ? 'orange' : 'iris'}
              aria-label={`Used part of the limit of ${title}`}
            />
          </>
        )}
        {!limit && configured && (
          <Text size="sm" c="dimmed">
            No limit
          </Text>
        )}
      </div>
      <div>
        {configured && (
          <Text size="sm">
            {lastSuccessAt ? (
              <>
                Last answered <RelativeTime instant={lastSuccessAt} />
              </>
            ) : (
              'Not asked yet'
            )}
          </Text>
        )}
        {lastError && (
          <Text size="sm" c="dimmed" className={classes.error}>
            Last error {lastErrorAt && <RelativeTime instant={lastErrorAt} />}:{' '}
            {localizeTimes(lastError.message)} ({lastError.code})
          </Text>
        )}
      </div>
    </article>
  );
};

import { Text } from '@mantine/core';
import type { SourceHealthFieldsFragment } from '../../generated/graphql.ts';
import { kindTitle } from '../text/kinds.ts';
import { StatusText } from '../ui/status-text.tsx';
import { sourceHealthLabel } from './source-health.ts';
import classes from './source-health-row.module.css';

/** One source and its state. */
export const SourceHealthRow = ({ source }: { source: SourceHealthFieldsFragment }) => {
  const { title, kind } = source;
  return (
    <article className={classes.source} aria-label={title}>
      <div>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {kindTitle[kind]}
        </Text>
      </div>
      <StatusText label={sourceHealthLabel(source)} />
    </article>
  );
};

import { Card, Stack, Title } from '@mantine/core';
import { SourceHealthDocument, SourceHealthLiveDocument } from '../../generated/graphql.ts';
import { useLiveQuery } from '../connection/use-live-query.ts';
import { kinds } from '../text/kinds.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { SourceHealthRow } from './source-health-row.tsx';

/** Every source, by kind: whether it can be collected from, its limit, and its last outcome. */
export const Sources = () => {
  const { data, error } = useLiveQuery(SourceHealthDocument, SourceHealthLiveDocument, {});
  const sources = kinds.flatMap(
    (kind) => data?.sources.filter((source) => source.kind === kind) ?? [],
  );
  return (
    <Stack gap="sm" component="section" aria-label="Sources">
      <Title order={2}>Sources</Title>
      {error && <ErrorText error={error} />}
      {data && (
        <Card padding={0} withBorder bg="var(--card-background)">
          {sources.map((source) => (
            <SourceHealthRow key={source.name} source={source} />
          ))}
        </Card>
      )}
    </Stack>
  );
};

import { Text } from '@mantine/core';
import { type ReviewKind, SourcesDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { sourceTitle } from '../words/source-title.ts';
import { clock } from '../words/time.ts';

/** What this deployment can ask for a kind; says so where it can ask nothing. */
export const KindSources = ({ kind }: { kind: ReviewKind }) => {
  const { data } = useApi().useAnswer(SourcesDocument, {});
  if (!data) return null;
  const sources = data.sources.filter((source) => source.kind === kind);
  const ready = sources.filter(({ configured }) => configured);
  if (ready.length === 0) {
    return (
      <Text size="xs" mt={6} c="light-dark(#9c3d06, var(--mantine-color-orange-4))">
        {sources[0]?.note ?? 'No source is configured.'}
      </Text>
    );
  }
  return (
    <Text size="xs" mt={6} c="dimmed">
      {ready
        .map(({ name, cooldownUntil }) =>
          cooldownUntil
            ? `${sourceTitle(name)} (resting until ${clock(cooldownUntil)})`
            : sourceTitle(name),
        )
        .join(' · ')}
    </Text>
  );
};

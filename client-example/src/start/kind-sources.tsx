import { Text } from '@mantine/core';
import { type ReviewKind, SourcesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { formatTime } from '../text/time.ts';
import { intentTextColor } from '../ui/intent.ts';

/** The configured sources of a kind, or what is missing if there are none. */
export const KindSources = ({ kind }: { kind: ReviewKind }) => {
  const { data } = useQuery(SourcesDocument, {});
  if (!data) return null;
  const sources = data.sources.filter((source) => source.kind === kind);
  const configured = sources.filter((source) => source.configured);
  if (configured.length === 0) {
    return (
      <Text size="xs" mt={6} c={intentTextColor.warning}>
        {sources[0]?.note ?? 'No source is configured.'}
      </Text>
    );
  }
  return (
    <Text size="xs" mt={6} c="dimmed">
      {configured
        .map(({ title, cooldownUntil }) =>
          cooldownUntil ? `${title} (rate limited until ${formatTime(cooldownUntil)})` : title,
        )
        .join(', ')}
    </Text>
  );
};

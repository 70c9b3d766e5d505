import { Badge, Group, Text } from '@mantine/core';
import { type Tone, toneColor, type Words } from '../words/words.ts';
import { Icon, type IconName } from './icon.tsx';

/** A state as a badge: mark, words, colour. */
export const TonedBadge = ({ words, size = 'lg' }: { words: Words; size?: 'md' | 'lg' }) => (
  <Badge
    variant="light"
    size={size}
    fz={size === 'md' ? 12 : 13}
    lts={0}
    h={size === 'md' ? 24 : 26}
    style={{ flexShrink: 0 }}
    tt="none"
    fw={600}
    color={toneColor[words.tone]}
    bg={`light-dark(var(--mantine-color-${toneColor[words.tone]}-0), color-mix(in srgb, var(--mantine-color-${toneColor[words.tone]}-5) 14%, transparent))`}
    c={textColor[words.tone]}
    leftSection={<Icon name={toneIcon[words.tone]} size={13} />}
  >
    {words.text}
  </Badge>
);

/** A state as a line of text, with what else there is to say below it: mark, words, colour. */
export const TonedText = ({ words }: { words: Words }) => (
  <Group gap={6} wrap="nowrap" align="flex-start" miw={0} c={textColor[words.tone]}>
    <span style={{ paddingTop: 2 }}>
      <Icon name={toneIcon[words.tone]} size={14} />
    </span>
    <Text size="sm" style={{ minWidth: 0, overflowWrap: 'break-word' }}>
      {words.text}
      {words.detail && (
        <Text span size="xs" display="block" c="dimmed">
          {words.detail}
        </Text>
      )}
    </Text>
  </Group>
);

const toneIcon: Readonly<Record<Tone, IconName>> = {
  quiet: 'minus',
  busy: 'busy',
  good: 'check',
  warning: 'clock',
  bad: 'warning',
};

/** Dark enough on light, and light enough on dark, to be read. */
export const textColor: Readonly<Record<Tone, string>> = {
  quiet: 'dimmed',
  busy: 'var(--mantine-color-text)',
  good: 'light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))',
  warning: 'light-dark(#9c3d06, var(--mantine-color-orange-4))',
  bad: 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))',
};

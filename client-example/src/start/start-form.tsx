import { Button, Card, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ReviewKind } from '../../generated/graphql.ts';
import { isKind, kindDescription, kinds, kindTitle } from '../text/kinds.ts';
import { KindSources } from './kind-sources.tsx';
import classes from './start-form.module.css';
import { StartProblem } from './start-problem.tsx';
import { validateStart } from './start-values.ts';
import { useStartTasks } from './use-start-tasks.ts';

/** Starts one task per selected kind. */
export const StartForm = () => {
  const [productName, setProductName] = useState('');
  const [selected, setSelected] = useState<readonly ReviewKind[]>(kinds);
  const [maxReviews, setMaxReviews] = useState('200');
  const [productUrls, setProductUrls] = useState('');
  const { startTasks, isStarting, problem } = useStartTasks();
  const [wasSubmitted, setWasSubmitted] = useState(false);

  const values = {
    productName: productName.trim(),
    kinds: selected,
    maxReviews: maxReviews.trim() === '' ? Number.NaN : Number(maxReviews),
    productUrls: productUrls.split(/\s+/).filter(Boolean),
  };
  const errors = wasSubmitted ? validateStart(values) : {};

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (isStarting || Object.keys(validateStart(values)).length > 0) return;
    void startTasks(values);
  };

  return (
    <Card
      component="form"
      onSubmit={submit}
      padding={0}
      p={{ base: 'lg', sm: 'xl' }}
      withBorder
      bg="var(--card-background)"
    >
      <Stack gap="lg">
        <TextInput
          label="Product"
          placeholder="Halden Arc 2 Headphones"
          size="md"
          required
          maxLength={200}
          error={errors.productName}
          value={productName}
          onChange={(event) => setProductName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label="Where to search"
          error={errors.kinds}
          value={[...selected]}
          onChange={(values) => setSelected(values.filter(isKind))}
        >
          <div className={classes.kinds}>
            {kinds.map((kind) => (
              <Checkbox.Card key={kind} value={kind} className={classes.kind}>
                <Group gap="sm" wrap="nowrap" align="flex-start">
                  <Checkbox.Indicator />
                  <div>
                    <span className={classes.title}>{kindTitle[kind]}</span>
                    <span className={classes.description}>{kindDescription[kind]}</span>
                    <KindSources kind={kind} />
                  </div>
                </Group>
              </Checkbox.Card>
            ))}
          </div>
        </Checkbox.Group>
        {selected.includes('STORE') && (
          <Textarea
            label="Product page URLs"
            description="Optional. URLs of this product at retailers, one per line, in addition to what the store search finds."
            placeholder="https://…"
            rows={2}
            error={errors.productUrls}
            value={productUrls}
            onChange={(event) => setProductUrls(event.currentTarget.value)}
          />
        )}
        <Group justify="space-between" align="flex-end">
          <TextInput
            label="Limit per kind"
            type="number"
            min={1}
            max={1000}
            w={190}
            styles={{ input: { textAlign: 'right' } }}
            rightSectionWidth={72}
            rightSection={
              <Text size="sm" c="dimmed">
                reviews
              </Text>
            }
            error={errors.maxReviews}
            value={maxReviews}
            onChange={(event) => setMaxReviews(event.currentTarget.value)}
          />
          <Button type="submit" size="md" w={{ base: '100%', xs: 'auto' }} loading={isStarting}>
            Start collecting
          </Button>
        </Group>
        {problem && <StartProblem {...problem} />}
      </Stack>
    </Card>
  );
};

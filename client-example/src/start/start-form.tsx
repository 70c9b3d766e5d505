import {
  Alert,
  Button,
  Card,
  Checkbox,
  Group,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ReviewKind } from '../../generated/graphql.ts';
import { errorWords } from '../words/error-words.ts';
import { isKind, kindDescription, kinds, kindTitle } from '../words/kinds.ts';
import { KindSources } from './kind-sources.tsx';
import classes from './start-form.module.css';
import { useStart } from './use-start.ts';

/** Asks for what to collect, and starts a task for each kind. */
export const StartForm = () => {
  const [productName, setProductName] = useState('');
  const [chosen, setChosen] = useState<readonly ReviewKind[]>(kinds);
  const [maxReviews, setMaxReviews] = useState('200');
  const [productUrls, setProductUrls] = useState('');
  const [start, { isStarting, error }] = useStart();
  const [isTried, setIsTried] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (chosen.length === 0 || isStarting) return;
    start({
      productName: productName.trim(),
      kinds: chosen,
      maxReviews: Number(maxReviews),
      productUrls: chosen.includes('STORE') ? productUrls.split(/\s+/).filter(Boolean) : [],
    });
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
          value={productName}
          onChange={(event) => setProductName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label="Where to look"
          error={isTried && chosen.length === 0 && 'Choose at least one.'}
          value={[...chosen]}
          onChange={(values) => setChosen(values.filter(isKind))}
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
        {chosen.includes('STORE') && (
          <Textarea
            label="Product pages"
            description="Optional: addresses of the product at retailers, one a line, read besides what the stores find."
            placeholder="https://…"
            rows={2}
            value={productUrls}
            onChange={(event) => setProductUrls(event.currentTarget.value)}
          />
        )}
        <Group justify="space-between" align="flex-end">
          <TextInput
            label="At most, for each kind"
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
            value={maxReviews}
            onChange={(event) => setMaxReviews(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={isStarting}>
            Start
          </Button>
        </Group>
        {error && (
          <Alert color="red" title="Not everything was started" role="alert">
            {errorWords(error)}
          </Alert>
        )}
      </Stack>
    </Card>
  );
};

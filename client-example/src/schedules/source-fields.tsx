import { MultiSelect, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { SourcesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { isKind, kinds, kindTitle } from '../text/kinds.ts';
import type { ScheduleFieldsProps } from './schedule-fields.ts';

/** Where a schedule collects from, and how much. */
export const SourceFields = ({ values, onChange, problemOf }: ScheduleFieldsProps) => {
  const { data } = useQuery(SourcesDocument, {});
  const offered = data?.sources.filter(({ kind, name, configured }) => {
    return kind === values.kind && (configured || values.sources.includes(name));
  });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label="Kind"
          value={values.kind}
          onChange={({ currentTarget: { value } }) =>
            isKind(value) && onChange({ kind: value, sources: [] })
          }
          data={kinds.map((value) => ({ value, label: kindTitle[value] }))}
        />
        <TextInput
          label="Limit per run"
          description="1 to 1,000 reviews"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="number"
          min={1}
          max={1000}
          error={problemOf('maxReviews')}
          value={values.maxReviews}
          onChange={(event) => onChange({ maxReviews: event.currentTarget.value })}
        />
      </SimpleGrid>
      <MultiSelect
        label="Sources"
        placeholder={values.sources.length === 0 ? 'Every configured source' : ''}
        error={problemOf('sources')}
        value={[...values.sources]}
        onChange={(sources) => onChange({ sources })}
        data={offered?.map(({ name, title }) => ({ value: name, label: title })) ?? []}
      />
    </>
  );
};

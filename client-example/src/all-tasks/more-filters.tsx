import { NativeSelect, Pill, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useIsOperator } from '../settings/use-is-operator.ts';
import { errorCodes } from '../text/error-codes.ts';
import { localDateTime, utcInstant } from './local-date-time.ts';
import { TextFilter } from './text-filter.tsx';
import type { TaskFiltersProps } from './use-task-filter.ts';

/** The filters that are needed less often. */
export const MoreFilters = ({ filter, onChange }: TaskFiltersProps) => {
  const isOperator = useIsOperator();
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        <NativeSelect
          label="Error code"
          value={filter.errorCode}
          onChange={(event) => onChange({ ...filter, errorCode: event.currentTarget.value })}
          data={[{ value: '', label: 'Any' }, ...new Set([...errorCodes, filter.errorCode])].filter(
            (option) => option !== '',
          )}
        />
        <NativeSelect
          label="Result"
          value={filter.complete}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, complete: value === 'true' || value === 'false' ? value : '' })
          }
          data={[
            { value: '', label: 'Any' },
            { value: 'true', label: 'Complete' },
            { value: 'false', label: 'Partially complete' },
          ]}
        />
        {(isOperator || filter.owner !== '') && (
          <TextFilter
            label="Caller"
            placeholder="As shown in the rows"
            value={filter.owner}
            onChange={(owner) => onChange({ ...filter, owner: owner.trim() }, { replace: true })}
          />
        )}
        <TextInput
          type="datetime-local"
          label="Created from"
          value={localDateTime(filter.createdFrom)}
          onChange={(event) =>
            onChange({ ...filter, createdFrom: utcInstant(event.currentTarget.value) })
          }
        />
        <TextInput
          type="datetime-local"
          label="Created before"
          value={localDateTime(filter.createdUntil)}
          onChange={(event) =>
            onChange({ ...filter, createdUntil: utcInstant(event.currentTarget.value) })
          }
        />
      </SimpleGrid>
      {filter.scheduleId !== '' && (
        <Pill.Group>
          <Pill
            withRemoveButton
            removeButtonProps={{ 'aria-label': 'Remove the filter by schedule' }}
            onRemove={() => onChange({ ...filter, scheduleId: '' })}
          >
            Runs of schedule {filter.scheduleId}
          </Pill>
        </Pill.Group>
      )}
    </Stack>
  );
};

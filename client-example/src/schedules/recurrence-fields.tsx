import { NativeSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { ScheduleFieldsProps } from './schedule-fields.ts';
import { customInterval, customTimes, frequencies, intervalUnits } from './schedule-values.ts';

/** When a schedule runs: at an interval, or at times given by a cron expression and a time zone. */
export const RecurrenceFields = ({ values, onChange, problemOf }: ScheduleFieldsProps) => {
  const { frequency } = values;
  return (
    <>
      <NativeSelect
        label="Frequency"
        value={frequency}
        onChange={(event) => onChange({ frequency: event.currentTarget.value })}
        data={[...frequencies]}
        error={frequency !== customInterval && problemOf('everySeconds')}
      />
      {frequency === customInterval && (
        <SimpleGrid cols={2}>
          <TextInput
            label="Every"
            type="number"
            min={1}
            error={problemOf('everySeconds')}
            value={values.count}
            onChange={(event) => onChange({ count: event.currentTarget.value })}
          />
          <NativeSelect
            label="Unit"
            value={values.unit}
            onChange={(event) => onChange({ unit: event.currentTarget.value })}
            data={[...intervalUnits]}
          />
        </SimpleGrid>
      )}
      {frequency === customTimes && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label="Cron expression"
            description="Minute, hour, day, month, weekday"
            error={problemOf('cron')}
            value={values.cron}
            onChange={(event) => onChange({ cron: event.currentTarget.value })}
          />
          <Select
            label="Time zone"
            description="The hours follow its clocks"
            searchable
            limit={50}
            allowDeselect={false}
            error={problemOf('timeZone')}
            value={values.timeZone}
            onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
            data={[...new Set(['UTC', values.timeZone, ...Intl.supportedValuesOf('timeZone')])]}
          />
        </SimpleGrid>
      )}
    </>
  );
};

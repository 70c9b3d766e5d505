import type { ScheduleValues } from './schedule-values.ts';

/** What the fields of the form share. */
export interface ScheduleFieldsProps {
  readonly values: ScheduleValues;
  readonly onChange: (change: Partial<ScheduleValues>) => void;
  /** What is wrong with a field of the API, by the page or by the server. */
  readonly problemOf: (field: string) => string | undefined;
}

/** An instant as the value of an input of the type `datetime-local`, in the local time zone. Empty for an empty instant. */
export const localDateTime = (instant: string): string => {
  if (instant === '') return '';
  const date = new Date(instant);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};

/** The instant that a value of an input of the type `datetime-local` names. Empty if it is empty or incomplete. */
export const utcInstant = (value: string): string => {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
};

/** A short text and how it is meant. The meaning never stands in a colour alone: each tone has a mark too. */
export interface Words {
  readonly text: string;
  readonly tone: Tone;
  /** More, in smaller print. */
  readonly detail?: string;
}

export type Tone = 'quiet' | 'busy' | 'good' | 'warning' | 'bad';

/** Mantine's colour for each tone. */
export const toneColor: Readonly<Record<Tone, string>> = {
  quiet: 'gray',
  busy: 'iris',
  good: 'teal',
  warning: 'orange',
  bad: 'red',
};

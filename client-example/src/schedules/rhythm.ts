import { counted } from '../words/numbers.ts';

interface Rhythm {
  readonly cron: string | null;
  readonly timeZone: string | null;
  readonly everySeconds: number | null;
}

/** When a schedule runs, in words: "every 6 hours", "cron 0 9 * * 1 (Europe/Berlin)". */
export const rhythm = ({ cron, timeZone, everySeconds }: Rhythm): string => {
  if (cron !== null) return `cron ${cron} (${timeZone ?? 'UTC'})`;
  if (everySeconds === null) return 'at no known time';
  const [noun, length] = units.find(([, length]) => everySeconds % length === 0) ?? units[3];
  const count = everySeconds / length;
  return count === 1 ? `every ${noun}` : `every ${counted(count, noun)}`;
};

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

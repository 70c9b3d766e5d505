import { formatCount } from '../text/numbers.ts';

interface Recurrence {
  readonly cron: string | null;
  readonly timeZone: string | null;
  readonly everySeconds: number | null;
}

/** When a schedule runs: "every 6 hours", "cron 0 9 * * 1 (Europe/Berlin)". */
export const formatRecurrence = ({ cron, timeZone, everySeconds }: Recurrence): string => {
  if (cron !== null) return `cron ${cron} (${timeZone ?? 'UTC'})`;
  if (everySeconds === null) return 'unknown recurrence';
  const [noun, length] = units.find(([, length]) => everySeconds % length === 0) ?? units[4];
  const count = everySeconds / length;
  return count === 1 ? `every ${noun}` : `every ${formatCount(count, noun)}`;
};

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

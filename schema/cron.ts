import { type CronExpression, CronExpressionParser } from 'cron-parser';

/**
 * Whether a pattern is valid and matches at least one instant. Dates that never come, such as 31 April, are found without a search
 * for them, which would take seconds.
 */
export const hasNextRun = (cron: string): boolean => {
  try {
    const expression = CronExpressionParser.parse(cron, { tz: 'UTC', hashSeed: cron });
    return isPossible(expression) && expression.hasNext();
  } catch {
    return false;
  }
};

/** Days of the month restrict a pattern together with months, unless days of the week are alternatives to them. */
const isPossible = ({ fields }: CronExpression): boolean => {
  const { dayOfMonth, dayOfWeek, month } = fields;
  if (dayOfMonth.hasLastChar || !dayOfWeek.isWildcard) return true;
  const days = dayOfMonth.values.filter((day) => typeof day === 'number');
  const longest = Math.max(...month.values.map((number) => daysIn[number - 1] ?? 0));
  return Math.min(...days) <= longest;
};

/** February has 29 days in some years. */
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

import { reportProgress, reviewsFromSources, toneOf } from '@reviewcast/client';
import type { ResultFieldsFragment, TaskFieldsFragment } from '@reviewcast/client/documents';
import { bar } from '../terminal/bar.ts';
import { clip, wrap } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';
import { reason, titleOf } from './status-text.ts';

type Summary = ResultFieldsFragment['summary'];

/** A finished task: number of reviews, ratings, results per source, and failed sources. */
export const summaryLines = (task: TaskFieldsFragment, columns: number, paint: Paint): string[] => {
  const title = paint('bold', clip(titleOf(task), columns));
  const { result } = task;
  const lines = result
    ? resultLines(result.summary, titlesOf(task), columns, paint)
    : endLines(task, columns, paint);
  return [title, ...lines, ...failedSourceLines(task, columns, paint)];
};

type SourceTitle = (name: string) => string;

const titlesOf = ({ progress }: TaskFieldsFragment): SourceTitle => {
  const titles = new Map(progress.sources.map(({ source, title }) => [source, title]));
  return (name) => titles.get(name) ?? name;
};

const resultLines = (
  summary: Summary,
  sourceTitle: SourceTitle,
  columns: number,
  paint: Paint,
): string[] => {
  const { averageRating, averageSentiment, count } = summary;
  if (averageRating === null)
    return [
      `${reviews(count)}, none with a rating${toneWord(averageSentiment)}`,
      ...sourceLines(summary, sourceTitle, columns),
    ];
  return [
    `${reviews(count)}, ${averageRating.toFixed(1)} ${paint('yellow', stars(averageRating))}`,
    ...histogramLines(summary.ratingHistogram, columns, paint),
    ...sourceLines(summary, sourceTitle, columns),
  ];
};

const endLines = (task: TaskFieldsFragment, columns: number, paint: Paint) => {
  const report = reportProgress(task);
  const { error } = task;
  const collected = `${reviewsFromSources(report)} collected`;
  if (report.phase === 'canceled') return [`${paint('yellow', 'canceled')}, ${collected}`];
  const lines = wrap(`failed: ${reason(error)} ${collected}.`, columns, '  ');
  return lines.map((line) => paint('red', line));
};

/** Five rows, 5 stars first. */
const histogramLines = (histogram: readonly number[], columns: number, paint: Paint): string[] => {
  const rated = histogram.reduce((sum, count) => sum + count, 0);
  const width = Math.min(40, columns - 20);
  return [5, 4, 3, 2, 1].map((star) => {
    const count = histogram[star - 1] ?? 0;
    const fraction = rated === 0 ? 0 : count / rated;
    const percent = `${Math.round(fraction * 100)}%`.padStart(4);
    return `  ${star} ★ ${paint('yellow', bar(fraction, width))} ${percent} ${String(count).padStart(5)}`;
  });
};

const sourceLines = (
  { bySource }: Summary,
  sourceTitle: SourceTitle,
  columns: number,
): string[] => {
  const nameWidth = Math.max(0, ...bySource.map(({ source }) => sourceTitle(source).length));
  return bySource.flatMap(({ source, count, statedRating, statedCount, ...average }) => {
    const { averageRating, averageSentiment } = average;
    const own =
      averageRating === null ? toneWord(averageSentiment) : `, ${averageRating.toFixed(1)} ★`;
    const of = statedCount === null ? '' : ` from ${statedCount}`;
    const stated = statedRating === null ? '' : ` (reports ${statedRating.toFixed(1)} ★${of})`;
    const line = `${sourceTitle(source).padEnd(nameWidth)}  ${reviews(count)}${own}`;
    const whole = `  ${line}${stated}`;
    if (whole.length <= columns) return [whole];
    return [`  ${clip(line, columns - 2)}`, ...(stated ? [`   ${clip(stated, columns - 3)}`] : [])];
  });
};

const failedSourceLines = (task: TaskFieldsFragment, columns: number, paint: Paint): string[] =>
  task.progress.sources
    .filter(({ status }) => status === 'FAILED')
    .flatMap(({ title, error }) => wrap(`! ${title} failed: ${reason(error)}`, columns, '  '))
    .map((line) => paint('yellow', line));

const reviews = (count: number): string => (count === 1 ? '1 review' : `${count} reviews`);

/** Forum posts carry no stars, so their tone stands in. Empty without a sentiment. */
const toneWord = (sentiment: number | null): string =>
  sentiment === null ? '' : `, ${toneOf(sentiment)}`;

const stars = (rating: number): string => {
  const full = Math.round(rating);
  return `${'★'.repeat(full)}${'☆'.repeat(5 - full)}`;
};

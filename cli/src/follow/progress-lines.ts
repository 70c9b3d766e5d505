import { reportProgress, type SourceReport } from '@reviewcast/client';
import { connectionStatus, sourceStatus, taskProgress, titleOf } from '../task/status-text.ts';
import { bar } from '../terminal/bar.ts';
import { clip } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';
import type { LiveTask } from './display.ts';

/**
 * Running tasks: one line per task, followed by a line with a bar per source. The last line reports a lost connection and is empty
 * otherwise. No line exceeds `columns`.
 */
export const progressLines = (
  tasks: readonly LiveTask[],
  columns: number,
  paint: Paint,
): string[] => {
  const names = tasks.flatMap(({ view }) => sourcesOf(view).map(({ title }) => title.length));
  const layout: Layout = {
    columns,
    nameWidth: Math.min(Math.max(0, ...names), Math.floor(columns * 0.3)),
    barWidth: columns < 60 ? 8 : 20,
    paint,
  };
  const lost = tasks.map(({ connection }) => connectionStatus(connection)).find(Boolean);
  return [
    ...tasks.flatMap((task) => [taskLine(task, layout), ...sourceLines(task, layout)]),
    lost ? paint(lost.tone, clip(lost.text, columns)) : '',
  ];
};

interface Layout {
  readonly columns: number;
  readonly nameWidth: number;
  readonly barWidth: number;
  readonly paint: Paint;
}

const sourcesOf = (view: LiveTask['view']) => reportProgress(view).sources;

const taskLine = (live: LiveTask, { columns, paint }: Layout): string => {
  const title = clip(titleOf(live), Math.ceil(columns / 2));
  const { text, tone } = taskProgress(live.view);
  const words = clip(text, columns - title.length - 2);
  return `${paint('bold', title)}  ${paint(tone, words)}`;
};

const sourceLines = ({ view }: LiveTask, layout: Layout): string[] => {
  const { columns, nameWidth, barWidth, paint } = layout;
  return sourcesOf(view).map((source) => {
    const name = clip(source.title, nameWidth).padEnd(nameWidth);
    const { text, tone } = sourceStatus(source);
    const words = clip(text, columns - nameWidth - barWidth - 6);
    const drawn = sourceBar(source, barWidth);
    return `  ${name}  ${paint(tone, drawn)}  ${paint(tone, words)}`;
  });
};

/** A dashed line for a source that failed or was skipped: even without colors, it must not look done. */
const sourceBar = ({ phase, fraction }: SourceReport, width: number): string =>
  phase === 'failed' || phase === 'skipped' ? '╌'.repeat(width) : bar(fraction, width);

import { reportProgress } from '@reviewcast/client';
import { connectionStatus, sourceStatus, taskStatus, titleOf } from '../task/status-text.ts';
import { summaryLines } from '../task/summary.ts';
import { clip } from '../terminal/line.ts';
import { plain } from '../terminal/paint.ts';
import type { TerminalOut } from '../terminal/terminal-out.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import type { Display } from './display.ts';

/** For logs and pipes: one plain line per change, without repeats. */
export const createLinesDisplay = (out: TerminalOut): Display => {
  const printed = new Map<string, string>();
  const print = (subject: string, text: string) => {
    if (printed.get(subject) === text) return;
    printed.set(subject, text);
    out.write(`${clip(`${subject}: ${text}`, maxLength)}\n`);
  };
  return {
    show({ view, connection, ...task }) {
      const title = titleOf(task);
      const lost = connectionStatus(connection);
      if (lost) print(title, lost.text);
      else print(title, taskStatus(view).text);
      for (const source of reportProgress(view).sources) {
        print(`${title}, ${source.title}`, sourceStatus(source).text);
      }
    },
    event() {},
    finish(tasks) {
      for (const task of tasks) {
        out.write(`\n${summaryLines(task, columnsOf(out), plain).join('\n')}\n`);
      }
    },
    stop() {},
  };
};

/** In characters. Longer lines are truncated. */
const maxLength = 400;

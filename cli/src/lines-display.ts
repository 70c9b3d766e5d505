import { clip } from './clip.ts';
import type { Display } from './display.ts';
import { plain } from './paint.ts';
import { summaryLines } from './summary.ts';
import type { TerminalOut } from './terminal-out.ts';
import { columnsOf } from './terminal-out.ts';
import { connectionStatus, sourceStatus, taskStatus, titleOf } from './words.ts';

/** For logs and pipes: a plain line for each change, and nothing twice. */
export const createLinesDisplay = (out: TerminalOut): Display => {
  const said = new Map<string, string>();
  const say = (subject: string, text: string) => {
    if (said.get(subject) === text) return;
    said.set(subject, text);
    out.write(`${clip(`${subject}: ${text}`, longest)}\n`);
  };
  return {
    show({ view, connection, ...task }) {
      const title = titleOf(task);
      const lost = connectionStatus(connection);
      if (lost) say(title, lost.text);
      else say(title, taskStatus(view).text);
      for (const source of view.progress?.sources ?? []) {
        say(`${title}, ${source.source}`, sourceStatus(source).text);
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

/** Characters: nobody reads the rest of a longer line. */
const longest = 400;

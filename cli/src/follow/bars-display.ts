import { MultiBar } from 'cli-progress';
import { summaryLines } from '../task/summary.ts';
import type { Paint } from '../terminal/paint.ts';
import { columnsOf, type TerminalOut } from '../terminal/terminal-out.ts';
import type { Display, LiveTask } from './display.ts';
import { progressLines } from './progress-lines.ts';

/** For terminals: each task with a bar per source, updated in place. */
export const createBarsDisplay = (out: TerminalOut, paint: Paint): Display => {
  const tasks = new Map<string, LiveTask>();
  const lines = () => progressLines([...tasks.values()], columnsOf(out), paint);
  const bars = new MultiBar({
    stream: out,
    hideCursor: true,
    linewrap: false,
    // The command handles Ctrl-C.
    gracefulExit: false,
  });
  let rows = 0;

  return {
    show(live) {
      tasks.set(live.view.taskId, live);
      for (const needed = lines().length; rows < needed; rows += 1) {
        const row = rows;
        bars.create(1, 0, {}, { format: () => lines()[row] ?? '' });
      }
    },
    event() {},
    finish(finished) {
      this.stop();
      for (const task of finished) {
        out.write(`\n${summaryLines(task, columnsOf(out), paint).join('\n')}\n`);
      }
    },
    stop() {
      if (bars.isActive) bars.stop();
    },
  };
};

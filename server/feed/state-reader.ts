import type { Cursor } from '../../contract/cursor.ts';
import type { Task } from '../../contract/task.ts';
import { Reader } from './reader.ts';

/** Reads the newest state. A slow reader skips the states in between; none is delivered twice. */
export class StateReader extends Reader<Task> {
  #last: Task | undefined;

  cursorOf({ id, position }: Task): Cursor {
    return { taskId: id, ...position };
  }

  protected takeReady(): Task | undefined {
    const { task } = this.watch;
    if (task === this.#last) return undefined;
    this.#last = task;
    return task;
  }

  protected get isCurrent(): boolean {
    return this.#last === this.watch.task;
  }
}

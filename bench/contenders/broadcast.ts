import type { MeasuredProcess } from '../harness/measured-process.ts';
import type { WatchLoad } from '../load/watch-load.ts';

/** A server whose watchers all receive what is published. */
export interface Broadcast extends AsyncDisposable {
  readonly server: MeasuredProcess;
  /** How to watch. */
  readonly load: Omit<WatchLoad, 'connections'>;
  /** How many results each watcher receives before anything is published. */
  readonly initial: number;
  /** Publishes the next event. */
  publish(): Promise<void>;
}

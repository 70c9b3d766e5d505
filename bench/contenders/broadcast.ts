import type { MeasuredNodeProcess } from '../harness/measured-process.ts';
import type { WatchLoad } from '../load/watch-load.ts';

/** A server whose watchers receive what is published about their tasks. */
export interface Broadcast extends AsyncDisposable {
  readonly server: MeasuredNodeProcess;
  /** How to watch. */
  readonly load: Omit<WatchLoad, 'connections'>;
  /** How many results that many watchers receive before the next event is published. */
  initial(connections: number): number;
  readonly tasks: number;
  /** Publishes the next event of a task. Each of its watchers receives one result. */
  publish(task: number, message?: string): Promise<void>;
}

export const transports = ['WebSocket', 'SSE'] as const;

export type Transport = (typeof transports)[number];

export interface BroadcastOptions {
  readonly transport: Transport;
  /** Default: 1. */
  readonly tasks?: number;
  /** What watchers select, in turn. Default: what `@reviewcast/client` does. */
  readonly selections?: readonly Selection[];
  /** Variables of Reviewcast's server. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A subscription with a variable `id`. */
export interface Selection {
  readonly query: string;
  readonly field: 'taskEvents' | 'taskStatus';
}

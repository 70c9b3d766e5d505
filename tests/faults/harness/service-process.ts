import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../../../launch/processes/start-process.ts';
import { type MemoryUsage, memoryReporting, memoryUsageSchema } from '../measuring/memory-usage.ts';

export interface ServiceProcessOptions {
  readonly module: 'server' | 'worker';
  /** The folder of the production build to begin with. */
  readonly dist: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Makes {@link ServiceProcess.measure} available. Defaults to false. */
  readonly reportsMemory?: boolean;
  /** Called when the process exits unexpectedly, and for each line logged as an error. */
  readonly onProblem: (problem: string) => void;
}

/** A server or worker process that a scenario can kill, freeze, stop, and restart. */
export class ServiceProcess {
  readonly name: string;
  readonly #options: ServiceProcessOptions;
  readonly #memory = new EventEmitter<{ usage: [json: string] }>();
  #dist: string;
  #process: RunningProcess | undefined;
  #address = '';

  constructor(name: string, options: ServiceProcessOptions) {
    this.name = name;
    this.#options = options;
    this.#dist = options.dist;
  }

  /** Lets the process run another production build from its next start on. */
  install(dist: string): void {
    this.#dist = dist;
  }

  /** Whether the process exists, frozen or not. */
  get isAlive(): boolean {
    return this.#process !== undefined;
  }

  /** What follows `ready ` in the process's ready line: the URL of a server. */
  get address(): string {
    return this.#address;
  }

  /** Resolves once the process is ready. Does nothing while it is alive. */
  async start(): Promise<void> {
    if (this.#process) return;
    const { module, environment, reportsMemory = false, onProblem } = this.#options;
    let onReady = () => {};
    const ready = new Promise<void>((resolve) => {
      onReady = resolve;
    });
    const own = await startProcess({
      command: process.execPath,
      args: [...(reportsMemory ? memoryReporting : []), join(this.#dist, `${module}.js`)],
      environment,
      onLine: (line) => {
        if (line.startsWith(readyPrefix)) {
          this.#address = line.slice(readyPrefix.length);
          onReady();
        } else if (line.startsWith(memoryPrefix)) {
          this.#memory.emit('usage', line.slice(memoryPrefix.length));
        } else if (isError(line)) onProblem(`${this.name} logged: ${truncate(line)}`);
      },
    });
    this.#process = own;
    const ended = own.ended.then((how) => {
      if (this.#process !== own) return;
      this.#process = undefined;
      onProblem(`${this.name} ${how}: ${own.lastLines().join(' ')}`);
    });
    await Promise.race([ready, ended]);
  }

  /** Its memory and CPU usage, after a garbage collection. Needs `reportsMemory`. @throws {Error} after 20 s without an answer. */
  async measure(): Promise<MemoryUsage> {
    if (!this.#process) throw new Error(`${this.name} is not alive.`);
    const answer = once(this.#memory, 'usage', { signal: AbortSignal.timeout(20_000) });
    process.kill(this.#process.pid, 'SIGUSR2');
    const [json] = await answer.catch((cause: unknown) => {
      throw new Error(`${this.name} did not report its memory usage.`, { cause });
    });
    return memoryUsageSchema.parse(JSON.parse(String(json)));
  }

  /** Sends SIGKILL. Resolves once the process has exited. */
  async kill(): Promise<void> {
    await this.#end((own) => {
      process.kill(own.pid, 'SIGKILL');
      return own.stop();
    });
  }

  /** Sends SIGTERM, then SIGKILL after `graceMs`, which counts as a problem. Returns how many milliseconds it took. */
  async stop(graceMs = 10_000): Promise<number> {
    const startedAt = Date.now();
    await this.#end((own) => own.stop(graceMs));
    const tookMs = Date.now() - startedAt;
    if (tookMs >= graceMs) {
      this.#options.onProblem(`${this.name} did not exit within ${graceMs} ms.`);
    }
    return tookMs;
  }

  async restart(how: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await (how === 'SIGKILL' ? this.kill() : this.stop());
    await this.start();
  }

  /** Sends SIGSTOP: the process keeps its connections and does nothing. */
  freeze(): void {
    if (this.#process) process.kill(this.#process.pid, 'SIGSTOP');
  }

  /** Sends SIGCONT. */
  wake(): void {
    if (this.#process) process.kill(this.#process.pid, 'SIGCONT');
  }

  async #end(end: (own: RunningProcess) => Promise<void>): Promise<void> {
    const own = this.#process;
    this.#process = undefined;
    if (own) await end(own);
  }
}

const readyPrefix = 'ready ';
const memoryPrefix = 'memory ';

/** A log line ends with its message, so the end is kept. */
const truncate = (line: string): string =>
  line.length > 400 ? `${line.slice(0, 300)} … ${line.slice(-100)}` : line;

/** Log levels `error` and `fatal`, and uncaught errors, which are not log lines. */
const isError = (line: string): boolean =>
  /"level":(50|60)/.test(line) || /Error|^\s+at /.test(line);

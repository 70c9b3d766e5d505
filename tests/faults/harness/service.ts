import { fileURLToPath } from 'node:url';
import { type RunningProcess, startProcess } from '../../../launch/processes/start-process.ts';

/** A server or a worker in a process of its own, to be broken. */
export class Service {
  readonly name: string;
  readonly #room: 'server' | 'worker';
  readonly #environment: NodeJS.ProcessEnv;
  /** Is told of each end that nobody asked for, and of each line that is logged as an error. */
  readonly #complain: (problem: string) => void;
  #process: RunningProcess | undefined;
  #address = '';

  constructor(
    name: string,
    room: 'server' | 'worker',
    environment: NodeJS.ProcessEnv,
    complain: (problem: string) => void,
  ) {
    this.name = name;
    this.#room = room;
    this.#environment = environment;
    this.#complain = complain;
  }

  /** Whether there is a process, frozen or not. */
  get isAlive(): boolean {
    return this.#process !== undefined;
  }

  /** What stands behind `ready ` in the line that says so: the address of a server. */
  get address(): string {
    return this.#address;
  }

  /** Resolves once it is ready. */
  async start(): Promise<void> {
    if (this.#process) return;
    let onReady = () => {};
    const ready = new Promise<void>((resolve) => {
      onReady = resolve;
    });
    const own = await startProcess({
      command: process.execPath,
      args: [
        '--import',
        'tsx',
        fileURLToPath(new URL(`../../../${this.#room}/main.ts`, import.meta.url)),
      ],
      environment: this.#environment,
      onLine: (line) => {
        if (line.startsWith(marker)) {
          this.#address = line.slice(marker.length);
          onReady();
        } else if (isError(line)) this.#complain(`${this.name} said: ${shortened(line)}`);
      },
    });
    this.#process = own;
    const ended = own.ended.then((how) => {
      if (this.#process !== own) return;
      this.#process = undefined;
      this.#complain(`${this.name} ${how}: ${own.lastLines().join(' ')}`);
    });
    await Promise.race([ready, ended]);
  }

  /** SIGKILL; resolves once it has ended. */
  async kill(): Promise<void> {
    await this.#end((own) => {
      process.kill(own.pid, 'SIGKILL');
      return own.stop();
    });
  }

  /** SIGTERM, and SIGKILL where it has not ended after `graceMs`, which is a problem. Answers with how long it took. */
  async stop(graceMs = 10_000): Promise<number> {
    const since = Date.now();
    await this.#end((own) => own.stop(graceMs));
    const tookMs = Date.now() - since;
    if (tookMs >= graceMs) this.#complain(`${this.name} did not end within ${graceMs} ms.`);
    return tookMs;
  }

  /** Ends it, and starts it again. */
  async restart(how: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await (how === 'SIGKILL' ? this.kill() : this.stop());
    await this.start();
  }

  /** SIGSTOP: it keeps its connections and does nothing. */
  freeze(): void {
    if (this.#process) process.kill(this.#process.pid, 'SIGSTOP');
  }

  wake(): void {
    if (this.#process) process.kill(this.#process.pid, 'SIGCONT');
  }

  async #end(end: (own: RunningProcess) => Promise<void>): Promise<void> {
    const own = this.#process;
    this.#process = undefined;
    if (own) await end(own);
  }
}

const marker = 'ready ';

/** What was said last is the message. */
const shortened = (line: string): string =>
  line.length > 400 ? `${line.slice(0, 300)} … ${line.slice(-100)}` : line;

/** Pino's levels from `error` on, and what is no log line at all: an uncaught error. */
const isError = (line: string): boolean =>
  /"level":(50|60)/.test(line) || /Error|^\s+at /.test(line);

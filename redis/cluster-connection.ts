import { Cluster, type ClusterNode, type ClusterOptions, type Command, type Redis } from 'ioredis';

/** How long commands wait while the cluster is unavailable. */
export interface CommandPolicy {
  /**
   * Milliseconds until a command times out, including the time to find its node, which `commandTimeout` of ioredis does not
   * include. Commands never time out by default.
   */
  readonly timeoutMs?: number;
  /** Whether to resend commands that had no reply when the last node disconnected. */
  readonly resends?: boolean;
}

/** A cluster connection without the bugs that make ioredis lose commands or crash the process. */
export class ClusterConnection extends Cluster {
  readonly #nodes: readonly ClusterNode[];
  readonly #policy: CommandPolicy;
  readonly #limited = new WeakSet<Command>();
  readonly #timedOut = new WeakSet<Command>();
  readonly #pinging: NodeJS.Timeout | undefined;

  constructor(nodes: readonly ClusterNode[], options: ClusterOptions, policy: CommandPolicy) {
    super([...nodes], {
      ...options,
      // With the ready check, connecting during a failover can hang forever, and BullMQ would process no more jobs. Without it,
      // commands are rejected and retried until the cluster has recovered.
      enableReadyCheck: false,
    });
    this.#nodes = nodes;
    this.#policy = policy;
    this.on('+node', ignoreLostAsking);
    const silenceMs = options.redisOptions?.socketTimeout;
    if (silenceMs !== undefined) {
      this.#pinging = setInterval(() => this.#ping(), silenceMs / 2).unref();
    }
  }

  override disconnect(reconnect = false): void {
    if (!reconnect) clearInterval(this.#pinging);
    super.disconnect(reconnect);
  }

  /** Makes every node that has vanished without closing its connection miss a reply. */
  #ping(): void {
    for (const node of this.nodes('master')) {
      if (node.status === 'ready') node.ping().catch(reportedByEvent);
    }
  }

  /** BullMQ calls this for its blocking connection, which must not resend commands that BullMQ has abandoned. */
  override duplicate(nodes: ClusterNode[] = [], options: ClusterOptions = {}): ClusterConnection {
    const startNodes = nodes.length > 0 ? nodes : this.#nodes;
    return new ClusterConnection(startNodes, { ...this.options, ...options }, {});
  }

  override sendCommand(...sent: Parameters<Cluster['sendCommand']>): unknown {
    const [command] = sent;
    // The command timed out while it was waiting, and its caller knows.
    if (this.#timedOut.has(command)) return command.promise;
    const { timeoutMs } = this.#policy;
    if (timeoutMs !== undefined) this.#limit(command, timeoutMs);
    const reply = super.sendCommand(...sent);
    const { reject } = command;
    // If the connection breaks later, ioredis would resend the command.
    command.reject = (error) => {
      if (!this.#timedOut.has(command)) reject(error);
    };
    return reply;
  }

  #limit(command: Command, timeoutMs: number): void {
    if (this.#limited.has(command)) return;
    this.#limited.add(command);
    const timer = setTimeout(() => {
      command.reject(new Error('Command timed out'));
      this.#timedOut.add(command);
    }, timeoutMs);
    const onSettled = () => {
      clearTimeout(timer);
      this.#limited.delete(command);
    };
    Promise.resolve(command.promise).then(onSettled, onSettled);
  }

  override handleError(error: Error, ttl: { value?: number }, handlers: ErrorHandlers): void {
    const isDisconnected = error.message === 'Connection is closed.' && isReconnecting(this);
    if (isDisconnected && this.#policy.resends) setTimeout(handlers.connectionClosed, retryMs);
    else super.handleError(error, ttl, handlers);
  }
}

interface ErrorHandlers {
  /** Resends the command. */
  connectionClosed: () => void;
}

const retryMs = 100;

/** Commands sent in these states are queued. Without our handler, ioredis rejects those sent before. */
const isReconnecting = ({ status }: Cluster): boolean =>
  status === 'close' || status === 'reconnecting' || status === 'connecting';

const reportedByEvent = (_error: unknown): void => {};

/** ioredis ignores the promise of ASKING. If the connection breaks, its rejection would be unhandled. */
const ignoreLostAsking = (node: Redis): void => {
  const asking = node.asking.bind(node);
  node.asking = () => {
    const asked: Promise<'OK'> = asking();
    asked.catch(reportedByEvent);
    return asked;
  };
};

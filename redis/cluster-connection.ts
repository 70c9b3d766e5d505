import { Cluster, type ClusterNode, type ClusterOptions, type Command, type Redis } from 'ioredis';

export interface Patience {
  /**
   * Milliseconds that a command may take, wherever it waits: ioredis's own `commandTimeout` begins when a node is found. One
   * without waits until it is answered.
   */
  readonly timeoutMs?: number;
  /** Sends again what was under way when the last node was lost. */
  readonly resends?: boolean;
}

/** The connections to a cluster, mended where those of ioredis lose commands or end the process. */
export class ClusterConnection extends Cluster {
  readonly #nodes: readonly ClusterNode[];
  readonly #patience: Patience;
  readonly #limited = new WeakSet<Command>();
  readonly #givenUp = new WeakSet<Command>();

  constructor(nodes: readonly ClusterNode[], options: ClusterOptions, patience: Patience) {
    super([...nodes], {
      ...options,
      // With it, connecting while a master is being replaced neither succeeds nor fails, ever: BullMQ would wait for that and
      // take no more jobs. Without it, commands are refused and sent again until the cluster is well.
      enableReadyCheck: false,
    });
    this.#nodes = nodes;
    this.#patience = patience;
    this.on('+node', swallowLostAsking);
  }

  /** As BullMQ asks for one that blocks: it must not send again what BullMQ has given up. */
  override duplicate(nodes: ClusterNode[] = [], options: ClusterOptions = {}): ClusterConnection {
    const startNodes = nodes.length > 0 ? nodes : this.#nodes;
    return new ClusterConnection(startNodes, { ...this.options, ...options }, {});
  }

  override sendCommand(...sent: Parameters<Cluster['sendCommand']>): unknown {
    const [command] = sent;
    // It was given up while it waited: its caller was told that it was not done.
    if (this.#givenUp.has(command)) return command.promise;
    const { timeoutMs } = this.#patience;
    if (timeoutMs !== undefined) this.#limit(command, timeoutMs);
    const answer = super.sendCommand(...sent);
    const { reject } = command;
    // A connection that breaks later would have it sent again.
    command.reject = (error) => {
      if (!this.#givenUp.has(command)) reject(error);
    };
    return answer;
  }

  #limit(command: Command, timeoutMs: number): void {
    if (this.#limited.has(command)) return;
    this.#limited.add(command);
    const timer = setTimeout(() => {
      command.reject(new Error('Command timed out'));
      this.#givenUp.add(command);
    }, timeoutMs);
    const settled = () => {
      clearTimeout(timer);
      this.#limited.delete(command);
    };
    Promise.resolve(command.promise).then(settled, settled);
  }

  override handleError(error: Error, ttl: { value?: number }, handlers: ErrorHandlers): void {
    const isLost = error.message === 'Connection is closed.' && isComingBack(this);
    if (isLost && this.#patience.resends) setTimeout(handlers.connectionClosed, retryMs);
    else super.handleError(error, ttl, handlers);
  }
}

interface ErrorHandlers {
  /** Sends the command again. */
  connectionClosed: () => void;
}

const retryMs = 100;

/** What is sent in these states waits; ioredis fails what was sent before. */
const isComingBack = ({ status }: Cluster): boolean =>
  status === 'close' || status === 'reconnecting' || status === 'connecting';

/** ioredis does not wait for the answer of ASKING; where its connection is lost, nobody else would catch that. */
const swallowLostAsking = (node: Redis): void => {
  const asking = node.asking.bind(node);
  node.asking = () => {
    const asked: Promise<'OK'> = asking();
    asked.catch(() => {});
    return asked;
  };
};

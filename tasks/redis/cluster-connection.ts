import { Cluster, type ClusterNode, type ClusterOptions, type Redis } from 'ioredis';

/** A cluster's connections, mended where those of ioredis lose commands or end the process. */
export class ClusterConnection extends Cluster {
  readonly #nodes: readonly ClusterNode[];
  readonly #timeoutMs: number | undefined;

  /**
   * @param timeoutMs how long a command may take, wherever it waits; one without waits until it is answered, however long the
   *   cluster is away. ioredis's own `commandTimeout` begins when a node is found.
   */
  constructor(nodes: readonly ClusterNode[], options: ClusterOptions, timeoutMs?: number) {
    super([...nodes], options);
    this.#nodes = nodes;
    this.#timeoutMs = timeoutMs;
    this.on('+node', swallowLostAsking);
  }

  /** As BullMQ asks for one that blocks. */
  override duplicate(nodes: ClusterNode[] = [], options: ClusterOptions = {}): ClusterConnection {
    return new ClusterConnection(
      nodes.length > 0 ? nodes : this.#nodes,
      { ...this.options, ...options },
      this.#timeoutMs,
    );
  }

  override sendCommand(...sent: Parameters<Cluster['sendCommand']>): unknown {
    const [command] = sent;
    if (this.#timeoutMs !== undefined) command.setTimeout(this.#timeoutMs);
    return super.sendCommand(...sent);
  }

  /** ioredis fails what was under way when the last node was lost; it is to wait like what comes later. */
  override handleError(error: Error, ttl: { value?: number }, handlers: ErrorHandlers): void {
    if (error.message === 'Connection is closed.' && isComingBack(this)) {
      setTimeout(handlers.connectionClosed, retryMs);
    } else super.handleError(error, ttl, handlers);
  }
}

interface ErrorHandlers {
  /** Sends the command again. */
  connectionClosed: () => void;
}

const retryMs = 100;

/** Once it has a connection, it asks whether the cluster is well: that must fail at once, and leads to another try. */
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

/** What one request, one socket, and one client may ask of a server. */
export interface RequestLimits {
  /** The largest request body and the largest WebSocket message, in bytes. Default: 100,000. */
  readonly maxMessageBytes: number;
  /** The most tokens of a document. Introspection has about 200. Default: 2000. */
  readonly maxDocumentTokens: number;
  /** The most fields that a document nests in one another. Introspection nests 13. Default: 20. */
  readonly maxDocumentDepth: number;
  /** The most aliases of an operation. Default: 50. */
  readonly maxAliases: number;
  /** How often one selection set may select the same field under the same name. Default: 50. */
  readonly maxRepeatedFields: number;
  /** The most directives of an operation. Default: 50. */
  readonly maxDirectives: number;
  /** The most that an operation may cost. Default: 1000. */
  readonly maxCost: number;
  /** How many tasks all lists and counts of an operation look through. Default: 40,000. */
  readonly maxScannedTasks: number;
  /** Milliseconds within which a request must have arrived, with its body. Default: 60,000. */
  readonly maxUploadMs: number;
  /** Milliseconds that producing a result may take. Default: 30,000. */
  readonly maxRequestMs: number;
  /** The largest result of an operation, in bytes. Default: 8 million. */
  readonly maxResultBytes: number;
  /** Milliseconds within which a WebSocket must send `connection_init`. Default: 10,000. */
  readonly connectionInitMs: number;
  /** The most operations that run over one WebSocket at the same time. Default: 1000. */
  readonly maxSocketOperations: number;
  /** The most WebSockets and event streams that one address may have open. Default: 2000. */
  readonly maxSocketsPerClient: number;
}

export const defaultRequestLimits: RequestLimits = {
  maxMessageBytes: 100_000,
  maxDocumentTokens: 2000,
  maxDocumentDepth: 20,
  maxAliases: 50,
  maxRepeatedFields: 50,
  maxDirectives: 50,
  maxCost: 1000,
  maxScannedTasks: 40_000,
  maxUploadMs: 60_000,
  maxRequestMs: 30_000,
  maxResultBytes: 8_000_000,
  connectionInitMs: 10_000,
  maxSocketOperations: 1000,
  maxSocketsPerClient: 2000,
};

/** The limits that are given, and the defaults of the others. */
export const requestLimits = (given: Partial<RequestLimits>): RequestLimits => ({
  ...defaultRequestLimits,
  ...given,
});

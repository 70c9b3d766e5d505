/**
 * A pure function that reads what a service sent. It runs in a thread with a deadline, so that no input can block the worker. Input
 * and output must be data that `structuredClone` copies. It may throw a SourceError.
 */
export type Parser<Input, Output> = (input: Input) => Output;

/** Runs a parser. */
export type Parse = <Input, Output>(parser: Parser<Input, Output>, input: Input) => Promise<Output>;

/** The input of a parser that reads a response. */
export interface Received {
  readonly response: {
    readonly status: number;
    readonly text: string;
    /** By name in lowercase. */
    readonly headers: Readonly<Record<string, string>>;
    readonly url: string;
  };
}

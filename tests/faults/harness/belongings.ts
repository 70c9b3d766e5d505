/** What was opened, to be ended in the opposite order. */
export class Belongings implements AsyncDisposable {
  readonly #ends: (() => Promise<unknown>)[] = [];

  /** @returns `thing`, which `end` ends. */
  keep<T>(thing: T, end: (thing: T) => Promise<unknown>): T {
    this.#ends.push(() => end(thing));
    return thing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let end = this.#ends.pop(); end; end = this.#ends.pop()) await end();
  }
}

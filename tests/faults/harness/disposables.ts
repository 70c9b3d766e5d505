/** Open resources, disposed in reverse order. */
export class Disposables implements AsyncDisposable {
  readonly #disposers: (() => Promise<unknown>)[] = [];

  /** @returns `resource`, which `dispose` closes at the end. */
  add<T>(resource: T, dispose: (resource: T) => Promise<unknown>): T {
    this.#disposers.push(() => dispose(resource));
    return resource;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let dispose = this.#disposers.pop(); dispose; dispose = this.#disposers.pop()) {
      await dispose();
    }
  }
}

import { isOpen } from './exposure.ts';
import type { AccessOptions } from './viewer.ts';

/** The keys and secrets of an operator's choice, which can be replaced while the server runs. */
export interface AccessKeys {
  readonly apiKeys: readonly string[];
  readonly operatorKeys: readonly string[];
  /** Undefined: the one that all servers share through Redis. */
  readonly tokenSecret: string | undefined;
  /** Still verifies tokens, and finds tasks by their idempotency keys. */
  readonly previousTokenSecret?: string | undefined;
}

/** Which credentials are accepted now. What a caller follows ends when its credentials are no longer accepted. */
export class KeyRing implements AccessOptions {
  readonly #sharedSecret: () => string;
  readonly #checks = new Set<() => void>();
  #keys: AccessKeys;

  /** @param sharedSecret the secret that is used if no other is set. */
  constructor(keys: AccessKeys, sharedSecret: () => string) {
    this.#keys = keys;
    this.#sharedSecret = sharedSecret;
  }

  get apiKeys(): readonly string[] {
    return this.#keys.apiKeys;
  }

  get operatorKeys(): readonly string[] {
    return this.#keys.operatorKeys;
  }

  get tokenSecret(): string {
    return this.#keys.tokenSecret ?? this.#sharedSecret();
  }

  get previousTokenSecret(): string | undefined {
    return this.#keys.previousTokenSecret;
  }

  /** Accepts these keys from now on, and no others. @throws if none are left, which would open access to everyone. */
  replace(keys: AccessKeys): void {
    if (isOpen(keys) && !isOpen(this.#keys)) {
      throw new Error('Keys cannot be removed while the server runs: access would be open.');
    }
    this.#keys = keys;
    for (const check of [...this.#checks]) check();
  }

  /**
   * Calls `refuse` once with the error that `authenticate` throws, at once or when the keys are replaced.
   *
   * @returns a function to call when the caller does not need access any more.
   */
  whileAccepted(authenticate: () => unknown, refuse: (error: unknown) => void): () => void {
    const check = () => {
      try {
        authenticate();
      } catch (error) {
        this.#checks.delete(check);
        refuse(error);
      }
    };
    this.#checks.add(check);
    // The keys may have been replaced since the caller was identified.
    check();
    return () => this.#checks.delete(check);
  }
}

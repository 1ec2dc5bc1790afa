const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * Text that must never be printed: a token, a password, a key.
 * It shows as `[redacted]` in strings, JSON and Node's inspector, and structured clone drops it
 * (a private field does not travel), so it cannot cross IPC by accident.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. `grep 'reveal('` lists every place where a secret is text. */
  reveal(): string {
    return this.#text;
  }

  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [INSPECT](): string {
    return '[redacted]';
  }
}

/**
 * At most one run of an action at a time: callers during a run share its promise.
 * Cleared only if still current, so that a run that ends late cannot drop its successor (panva/jose src/jwks/remote.ts).
 */
export class SingleFlight<T> {
  #current: Promise<T> | undefined;

  get isRunning(): boolean {
    return this.#current !== undefined;
  }

  /** The run under way, if there is one. */
  get current(): Promise<T> | undefined {
    return this.#current;
  }

  run(action: () => Promise<T>): Promise<T> {
    if (this.#current) return this.#current;
    const flight = action().finally(() => {
      if (this.#current === flight) this.#current = undefined;
    });
    this.#current = flight;
    return flight;
  }
}

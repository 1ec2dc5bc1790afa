import type { Endpoints, ServerSetup } from '../contract/profile';

/**
 * A server's setup whose parts are those of now: a session goes on, with its grant and its timers, when the person gives
 * it another path, scheme or header. Not to be spread: a copy would stay as it was.
 */
export class LiveSetup implements ServerSetup {
  #now: ServerSetup;

  constructor(server: ServerSetup) {
    this.#now = server;
  }

  get now(): ServerSetup {
    return this.#now;
  }

  change(server: ServerSetup): void {
    this.#now = server;
  }

  get serverAddress(): string {
    return this.#now.serverAddress;
  }

  get dialectId(): string {
    return this.#now.dialectId;
  }

  get endpoints(): Endpoints {
    return this.#now.endpoints;
  }

  get scheme(): string {
    return this.#now.scheme;
  }

  get headerName(): string {
    return this.#now.headerName;
  }

  get usernameField(): string {
    return this.#now.usernameField;
  }

  get plainHttpOrigin(): string | null {
    return this.#now.plainHttpOrigin;
  }

  get renewalWindowSeconds(): number | null {
    return this.#now.renewalWindowSeconds;
  }
}

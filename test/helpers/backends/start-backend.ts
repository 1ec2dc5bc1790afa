import type { Backend, BackendKind, BackendOptions } from './backend';
import { startDemoBackend } from './demo';
import { startDjango } from './django';

/**
 * Starts one kind of server on 127.0.0.1. All but the demo need `pythonOrReason().ok`, and build their virtual
 * environment on first use (about a quarter of a minute), so start them in `beforeAll`.
 */
export const startBackend = (kind: BackendKind, options: BackendOptions = {}): Promise<Backend> =>
  kind === 'demo' ? startDemoBackend(options) : startDjango(kind, options);

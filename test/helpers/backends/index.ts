export type { Backend, BackendKind, BackendOptions, Control, Counts, DjangoKind } from './backend';
export { type Python, pythonOrReason } from './python';
export { startBackend } from './start-backend';

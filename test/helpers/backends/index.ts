export type { Backend, BackendKind, BackendOptions, DjangoKind } from './backend';
export { pythonOrReason } from './python';
export { startBackend } from './start-backend';

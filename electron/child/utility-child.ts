import { utilityProcess } from 'electron';
import type { StartChild } from './child';

/** A utility process of Electron, from a bundled entry; `serviceName` is what the system's process list shows. */
export const utilityChild =
  (file: string, serviceName: string): StartChild =>
  () => {
    // What a child prints could hold what it was given, so none of it reaches our own output.
    const child = utilityProcess.fork(file, [], { serviceName, stdio: 'ignore' });
    // V8's end in the child, its memory used up for one: `exit` follows, and without a listener it would be the app's end.
    child.on('error', () => {});
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => {
        child.on('message', listener);
        return () => child.off('message', listener);
      },
      onExit: (listener) => {
        child.on('exit', listener);
        return () => child.off('exit', listener);
      },
      kill: () => void child.kill(),
    };
  };

import { utilityProcess } from 'electron';
import type { StartChild } from './child';

/** A utility process of Electron, from a bundled entry; `serviceName` is what the system's process list shows. */
export const utilityChild =
  (file: string, serviceName: string): StartChild =>
  () => {
    // What a child prints could hold what it was given, so none of it reaches our own output.
    const child = utilityProcess.fork(file, [], { serviceName, stdio: 'ignore' });
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

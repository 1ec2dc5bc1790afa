import { trustedScript } from '../ui/trusted-scripts';
import workerAddress from './inspect-worker?worker&url';
import { joined, type ReadPart } from './read-parts';
import type { ReadText, TextToRead } from './read-pasted';

/** Reads a text beside the window's thread. `onRead` gets null where no answer comes; the function returned stops it. */
export type ReadApart = (asked: TextToRead, onRead: (read: ReadText | null) => void) => () => void;

/**
 * A worker for one text: it ends with its answer or when stopped, so that nothing of the text stays in it and an answer
 * never comes late.
 */
export const readInWorker: ReadApart = (asked, onRead) => {
  const worker = new Worker(trustedScript(workerAddress));
  const parts: ReadPart[] = [];
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    worker.terminate();
  };
  const end = (read: ReadText | null): void => {
    stop();
    onRead(read);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ReadPart>) => {
    if (isOver) return;
    parts.push(data);
    if (data.end) end(joined(parts));
  });
  worker.addEventListener('error', () => {
    if (!isOver) end(null);
  });
  worker.postMessage(asked);
  return stop;
};

import { trustedScript } from '../ui/trusted-scripts';
import workerAddress from './answer-worker?worker&url';
import { type Found, findText } from './find-text';
import { type JsonScan, scanJson } from './json-nodes';

export type AskedWorker =
  | { readonly kind: 'read'; readonly text: string; readonly isJson: boolean }
  | { readonly kind: 'find'; readonly serial: number; readonly words: string };
export type WorkerSaid =
  | { readonly kind: 'read'; readonly scan: JsonScan | null }
  | { readonly kind: 'found'; readonly serial: number; readonly found: Found };

export type AnswerReader = {
  /** The newest search alone is answered. */
  readonly find: (words: string, onFound: (found: Found) => void) => void;
  readonly stop: () => void;
};

/** Takes a text apart and searches it, until it is stopped. What is not to be JSON is read as null. */
export type ReadAnswer = (text: string, isJson: boolean, onRead: (scan: JsonScan | null) => void) => AnswerReader;

/** Beside the window's thread. */
export const readAnswerInWorker: ReadAnswer = (text, isJson, onRead) => {
  const worker = new Worker(trustedScript(workerAddress));
  const send = (asked: AskedWorker): void => worker.postMessage(asked);
  let serial = 0;
  let searched: { readonly words: string; readonly onFound: (found: Found) => void } | null = null;
  let here: AnswerReader | null = null;
  let isOver = false;
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerSaid>) => {
    if (isOver) return;
    if (data.kind === 'read') onRead(data.scan);
    else if (data.serial === serial) searched?.onFound(data.found);
  });
  // Without a worker the window waits rather than the person for ever.
  worker.addEventListener('error', () => {
    if (isOver || here) return;
    here = readAnswerHere(text, isJson, onRead);
    if (searched) here.find(searched.words, searched.onFound);
  });
  send({ kind: 'read', text, isJson });
  return {
    find: (words, onFound) => {
      serial += 1;
      searched = { words, onFound };
      if (here) here.find(words, onFound);
      else send({ kind: 'find', serial, words });
    },
    stop: () => {
      isOver = true;
      worker.terminate();
    },
  };
};

/** At once, for small answers: shown without a flicker. */
export const readAnswerHere: ReadAnswer = (text, isJson, onRead) => {
  onRead(isJson ? scanJson(text) : null);
  return { find: (words, onFound) => onFound(findText(text, words)), stop: () => {} };
};

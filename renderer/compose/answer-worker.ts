import { findText } from './find-text';
import { scanJson } from './json-nodes';
import type { AskedWorker, WorkerSaid } from './read-answer';

// One answer a worker: it holds the text until whoever asked ends it.
let text = '';

addEventListener('message', ({ data }: MessageEvent<AskedWorker>) => {
  if (data.kind === 'read') {
    text = data.text;
    const said: WorkerSaid = { kind: 'read', scan: data.isJson ? scanJson(text) : null };
    postMessage(said, { transfer: said.scan?.ok ? buffersOf(said.scan.nodes) : [] });
  } else {
    const said: WorkerSaid = { kind: 'found', serial: data.serial, found: findText(text, data.words) };
    postMessage(said);
  }
});

const buffersOf = (lists: object): ArrayBuffer[] =>
  Object.values(lists).flatMap((list: unknown) =>
    list instanceof Int32Array && list.buffer instanceof ArrayBuffer ? [list.buffer] : [],
  );

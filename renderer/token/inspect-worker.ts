import { partsOf } from './read-parts';
import { readPasted, type TextToRead } from './read-pasted';

// One text, one answer; whoever asked ends the worker then, and with it goes all that it held.
addEventListener('message', ({ data }: MessageEvent<TextToRead>) => {
  for (const part of partsOf(readPasted(data))) postMessage(part);
});

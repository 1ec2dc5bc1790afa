import { type Demo, startDemo } from './server';

/** What the app's main process sends, once, after it forked this entry. */
export type DemoRequest = {
  readonly port?: number;
  readonly rows: number;
  readonly tokenSeconds: number;
  readonly renewal: boolean;
};

/** What comes back, once. The process then serves until it is killed. */
export type DemoReply = { readonly url: string } | { readonly error: string };

type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: DemoReply): void;
};

let running: Promise<Demo> | null = null;

const main = (): void => {
  // `process.parentPort` is Electron's; its types belong to a module that this entry must not import.
  const port: unknown = Reflect.get(process, 'parentPort');
  if (!isParentPort(port)) throw new Error('demo-process is started by utilityProcess.fork; alone, use demo-alone.');
  port.on('message', ({ data }) => {
    void reply(data).then((message) => port.postMessage(message));
  });
};

const reply = async (data: unknown): Promise<DemoReply> => {
  if (!isDemoRequest(data)) return { error: 'The demo API was asked to start without its options.' };
  try {
    running ??= startDemo(data);
    return { url: (await running).url };
  } catch (error) {
    running = null;
    return { error: error instanceof Error ? error.message : 'The demo API did not start.' };
  }
};

const isDemoRequest = (data: unknown): data is DemoRequest =>
  typeof data === 'object' &&
  data !== null &&
  'rows' in data &&
  typeof data.rows === 'number' &&
  'tokenSeconds' in data &&
  typeof data.tokenSeconds === 'number' &&
  'renewal' in data &&
  typeof data.renewal === 'boolean' &&
  (!('port' in data) || data.port === undefined || typeof data.port === 'number');

const isParentPort = (port: unknown): port is ParentPort =>
  typeof port === 'object' &&
  port !== null &&
  'on' in port &&
  typeof port.on === 'function' &&
  'postMessage' in port &&
  typeof port.postMessage === 'function';

main();

export type Served = { readonly [name: string]: (args: unknown) => unknown };

/** The child's end of the line, in Electron's utility process or in Node's fork. */
export type Parent = {
  onMessage(listener: (message: unknown) => void): void;
  post(message: unknown): void;
};

/** Answers the calls of main's side (child-calls.ts). A throw crosses as its message alone. */
export const serveCalls = (parent: Parent, served: Served): void => {
  parent.onMessage((message) => {
    if (!isCall(message)) return;
    const { id, name, args } = message;
    void answer(served, name, args)
      .then((value) => parent.post({ id, value }))
      // Also an answer that cannot be sent: unhandled, it would end the process and every call under way.
      .catch((error: unknown) => parent.post({ id, threw: error instanceof Error ? error.message : 'unknown' }));
  });
};

/** Electron's `process.parentPort`, or Node's IPC channel where there is none (tests run the same entry in plain Node). */
export const parentOfThisProcess = (): Parent => {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) {
    return {
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      post: (message) => port.postMessage(message),
    };
  }
  return {
    onMessage: (listener) => void process.on('message', listener),
    post: (message) => void process.send?.(message),
  };
};

const answer = async (served: Served, name: string, args: unknown): Promise<unknown> => {
  const serve = Object.hasOwn(served, name) ? served[name] : undefined;
  if (!serve) throw new Error(`There is no function ${name}.`);
  return serve(args);
};

type Call = { readonly id: number; readonly name: string; readonly args: unknown };

const isCall = (message: unknown): message is Call =>
  typeof message === 'object' &&
  message !== null &&
  'id' in message &&
  typeof message.id === 'number' &&
  'name' in message &&
  typeof message.name === 'string' &&
  'args' in message;

type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

const isParentPort = (port: unknown): port is ParentPort =>
  typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;

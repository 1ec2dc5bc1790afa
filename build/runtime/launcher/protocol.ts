import path from 'node:path';
import { app, type Protocol, type ProtocolRequest, protocol, utilityProcess } from 'electron';
import { quickAnswerOf, quickRequest, quickResponse } from './quick-response';

// What Electron 25 and later offer in the main process, for Electron 22. Methods are looked up when they are called:
// before `ready` the old ones do not exist yet.

type Handler = Parameters<Protocol['handle']>[1];

const addHandle = (target: Protocol): void => {
  if (typeof Reflect.get(target, 'handle') === 'function') return;
  target.handle = (scheme, handler) => {
    // Whole answers: a stream would go to Chromium chunk by chunk, by turns of an event loop that is busy at the start.
    const registered = target.registerBufferProtocol(scheme, (request, callback) => {
      answer(handler, request).then(callback, (error: unknown) => {
        process.emitWarning(error instanceof Error ? error : String(error));
        callback({ error: -2 }); // net::ERR_FAILED
      });
    });
    if (!registered) throw new Error(`the protocol is handled already: ${scheme}`);
  };
  target.unhandle = (scheme) => {
    target.unregisterProtocol(scheme);
  };
  target.isProtocolHandled = (scheme) => target.isProtocolRegistered(scheme);
};

const answer = async (handler: Handler, request: ProtocolRequest) => {
  const hasBody = request.uploadData !== undefined && request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody ? Buffer.concat((request.uploadData ?? []).map((part) => part.bytes ?? Buffer.alloc(0))) : null;
  const real = () => new Request(request.url, { method: request.method, headers: request.headers, body });
  const response = await handler(hasBody ? real() : quickRequest(request.url, request.method, real));
  const quick = quickAnswerOf(response);
  if (quick) return { statusCode: quick.status, headers: quick.headers, data: asBuffer(quick.bytes) };
  const headers: Record<string, string | string[]> = {};
  response.headers.forEach((value, name) => {
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  });
  return { statusCode: response.status, headers, data: Buffer.from(await response.arrayBuffer()) };
};

const asBuffer = (bytes: string | Uint8Array): Buffer =>
  typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// Its getter loads it, on the first use that is not the quick one.
const getResponse = Object.getOwnPropertyDescriptor(globalThis, 'Response')?.get;
if (getResponse) {
  const real = (): typeof Response => Reflect.apply(getResponse, globalThis, []);
  Object.defineProperty(globalThis, 'Response', { value: quickResponse(real), writable: true, configurable: true });
}

addHandle(protocol);
app.on('session-created', (session) => addHandle(session.protocol));

const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (modulePath, args = [], options = {}) =>
  fork(path.join(__dirname, 'child.js'), [modulePath, ...args], options);

import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { LogFacts, Logger } from '../../../../electron/base/logger';
import type { Handlers } from '../../../../electron/contract/bridge';
import { requests } from '../../../../electron/contract/requests';
import { failed, failure } from '../../../../electron/contract/result';
import { serve } from '../../../../electron/ipc/serve';

type Handle = (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => unknown;
type Hear = (event: IpcMainEvent, ...args: readonly unknown[]) => void;

/** What of Electron's objects the room looks at; every other access fails the test. */
const only = <T extends object>(seen: Partial<T>): T => Object.assign(Object.create(null), seen);

export const pageOf = (id: number): WebContents => only<WebContents>({ id });

/** A frame whose properties throw, as those of a disposed one do. */
export const disposedFrame = (): WebFrameMain => {
  const fail = (): never => {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  };
  return Object.defineProperties(only<WebFrameMain>({}), { parent: { get: fail }, url: { get: fail } });
};

export const frameAt = (url: string, parent: WebFrameMain | null = null): WebFrameMain =>
  only<WebFrameMain>({ url, parent });

export const OUR_PAGE = pageOf(1);

export const eventFrom = (sender: WebContents, senderFrame: WebFrameMain | null): IpcMainInvokeEvent & IpcMainEvent =>
  only<IpcMainInvokeEvent & IpcMainEvent>({ sender, senderFrame });

export const ours = (): IpcMainInvokeEvent & IpcMainEvent => eventFrom(OUR_PAGE, frameAt('app://latchkey/index.html'));

export class MemoryLog implements Logger {
  readonly lines: string[] = [];

  info(event: string, facts: LogFacts = {}): void {
    this.lines.push(JSON.stringify({ event, ...facts }));
  }

  warn(event: string, facts: LogFacts = {}): void {
    this.info(event, facts);
  }

  error(event: string, facts: LogFacts = {}): void {
    this.info(event, facts);
  }
}

/** Serves the contract with these handlers; the others answer `gone`. */
export const served = (own: Partial<Handlers> = {}) => {
  const handles = new Map<string, Handle>();
  const hears = new Map<string, Hear>();
  const log = new MemoryLog();
  const ipc: IpcMain = only<IpcMain>({
    handle: (channel: string, handle: Handle) => void handles.set(channel, handle),
    on: (channel: string, hear: Hear) => {
      hears.set(channel, hear);
      return ipc;
    },
  });
  const gone = () => Promise.resolve(failed(failure('gone', 'There is no such thing.')));
  const all = Object.fromEntries(Object.keys(requests).map((name) => [name, gone]));
  const handlers: Handlers = Object.assign(Object.create(null), all, own);
  serve({ ipc, handlersFor: Promise.resolve(() => handlers), isOurs: (contents) => contents === OUR_PAGE, log });
  return {
    log,
    names: [...handles.keys()],
    ask: async (name: keyof Handlers, args: readonly unknown[], event = ours()): Promise<unknown> =>
      handles.get(name)?.(event, ...args),
    hear: (channel: string, args: readonly unknown[], event = ours()): void => hears.get(channel)?.(event, ...args),
  };
};

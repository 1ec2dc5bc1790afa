import type { IpcMain, WebContents } from 'electron';
import * as v from 'valibot';
import type { Logger } from '../base/logger';
import type { Handled, Handlers, Requests } from '../contract/bridge';
import { CANCEL_CHANNEL } from '../contract/channels';
import { answeredAsText, crossing } from '../contract/crossing';
import { requests } from '../contract/requests';
import { failed, failure, type Result } from '../contract/result';
import { isTrusted } from './sender';

type Dependencies = {
  readonly ipc: Pick<IpcMain, 'handle' | 'on'>;
  /** Those of the window that asks. What answers may still be loading: a request waits for it. */
  readonly handlersFor: Promise<(page: WebContents) => Handlers>;
  readonly isOurs: (contents: WebContents) => boolean;
  readonly log: Logger;
};

/**
 * Serves every request of the contract: sender, schema, cancel, Result; once for all. A handler that throws has a bug:
 * it is logged without values and crosses as `unexpected`.
 */
export const serve = ({ ipc, handlersFor, isOurs, log }: Dependencies): void => {
  const running = new Map<string, AbortController>();
  ipc.on(CANCEL_CHANNEL, (event, callId: unknown) => {
    if (typeof callId === 'number' && isTrusted(event, isOurs)) running.get(`${event.sender.id}:${callId}`)?.abort();
  });
  for (const name of names()) {
    ipc.handle(name, async (event, callId: unknown, asked: unknown, ...rest: readonly unknown[]) => {
      if (!isTrusted(event, isOurs)) {
        log.warn('ipc.sender-refused', { request: name });
        return failed(failure('not-allowed', 'This page may not ask.'));
      }
      if (typeof callId !== 'number' || rest.length > 0) return badRequest(name, 'arguments');
      const key = `${event.sender.id}:${callId}`;
      const controller = new AbortController();
      running.set(key, controller);
      try {
        const ready = (await handlersFor)(event.sender);
        if (controller.signal.aborted) return failed(failure('cancelled', 'Cancelled by the page.'));
        const answered = await answer(name, ready, asked, controller.signal);
        return answered.ok && answeredAsText.has(name) ? crossing(answered.value) : answered;
      } catch (error) {
        log.error('ipc.handler-threw', { request: name, error: error instanceof Error ? error.name : 'unknown' });
        return failed(failure('unexpected', `The request ${name} failed.`));
      } finally {
        // After a reload of the page the numbers begin again, while a call of the old page may still run.
        if (running.get(key) === controller) running.delete(key);
      }
    });
  }
};

/** Schema libraries put the rejected value into their messages: only an issue's path and kind go on (security.md 3). */
const answer = async <N extends keyof Requests>(
  name: N,
  handlers: Handlers,
  asked: unknown,
  signal: AbortSignal,
): Promise<Result<Handled<N>>> => {
  const parsed = v.safeParse<Requests[N]['schema']>(requests[name].schema, asked);
  if (!parsed.success) {
    return badRequest(name, whatIsWrong(parsed.issues));
  }
  return handlers[name](parsed.output, signal);
};

/** A name that is not declared could itself be what must not be repeated, so it is not. */
const whatIsWrong = ([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string =>
  issue.expected === 'never' ? 'an undeclared name' : `${v.getDotPath(issue) ?? ''} ${issue.type}`.trim();

const badRequest = (name: string, what: string): Result<never> =>
  failed(failure('bad-request', `The request ${name} is not as declared: ${what}.`));

const names = (): readonly (keyof Requests)[] => Object.keys(requests).filter(isName);

const isName = (name: string): name is keyof Requests => Object.hasOwn(requests, name);

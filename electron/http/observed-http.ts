import type { Clock } from '../base/clock';
import { curlLine } from './curl-line';
import type { Http } from './http';
import type { RequestLog } from './request-log';
import type { ServerClockMeter } from './server-clock';

type Observers = {
  readonly clock: Clock;
  readonly serverClock: ServerClockMeter;
  readonly requestLog: RequestLog;
  readonly profileId: string | null;
};

const MOST_PATH = 2_000;
/** No server takes a longer address, and 200 lines are kept of each profile. */
const MOST_CURL_URL = 16_384;

/** Path and query as they are written: whether it is a URL at all is decided further inside. */
const pathOf = (url: string): string => /^https?:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1] || url;

/** The second layer: what passes is written to the request log and feeds the server's clock; it is not changed. */
export const observedHttp = (http: Http, { clock, serverClock, requestLog, profileId }: Observers): Http => ({
  send: async (request, signal) => {
    const startedAtMs = clock.now();
    const startedMs = clock.monotonicMs();
    const path = pathOf(request.url).slice(0, MOST_PATH);
    const curl = curlLine({ ...request, url: request.url.slice(0, MOST_CURL_URL) });
    const id = requestLog.begin({ profileId, method: request.method, path, startedAtMs, curl });
    request.onLeaving?.(request);
    const answer = await http.send(request, signal);
    if (answer.ok) {
      const { status, tookMs, body, streamedBytes } = answer.value;
      serverClock.observe(answer.value);
      requestLog.finish(profileId, id, { status, tookMs, bytes: streamedBytes ?? body.byteLength });
    } else {
      const tookMs = Math.round(clock.monotonicMs() - startedMs);
      requestLog.finish(profileId, id, { status: null, tookMs, bytes: null, failureCode: answer.error.code });
    }
    return answer;
  },
});

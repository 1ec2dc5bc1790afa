import type http from 'node:http';
import type { SecureContextOptions } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ProxyChoice } from './proxy-choice';

export type TlsTrust = Pick<SecureContextOptions, 'ca'> & { readonly rejectUnauthorized: true };
export type TlsIdentity = Pick<SecureContextOptions, 'cert' | 'key' | 'passphrase'>;
type Connecting = Parameters<HttpsProxyAgent<string>['connect']>;

/** A connection through a proxy by CONNECT, with the server's own TLS inside: the proxy sees host and port alone. */
export class Tunnel extends HttpsProxyAgent<string> {
  readonly #ofTheServer: TlsTrust & TlsIdentity;

  constructor(
    proxy: Extract<ProxyChoice, { kind: 'proxy' }>,
    pool: http.AgentOptions,
    { trust, identity }: { readonly trust: TlsTrust; readonly identity: TlsIdentity },
  ) {
    const host = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
    // SECURITY: the trust also holds for a proxy that is spoken to by TLS; who the client is does not concern it.
    super(`${proxy.isSecure ? 'https' : 'http'}://${host}:${proxy.port}`, { ...pool, ...trust });
    this.#ofTheServer = { ...trust, ...identity };
  }

  /**
   * SECURITY: https-proxy-agent 7 hands a refusal of CONNECT on as if the server had answered; a proxy's 401 in JSON
   * would then end a session. Here it is an error (sessions.md 25). Its constructor also drops the options for the
   * server's TLS, so they are given again.
   */
  override async connect(
    request: Connecting[0],
    options: Connecting[1],
  ): ReturnType<HttpsProxyAgent<string>['connect']> {
    let status: number | null = null;
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      status = statusCode;
    });
    // Its own connection to the proxy is in nobody else's hand until the proxy has answered, and it reads for as long.
    const giveUp = new AbortController();
    this.connectOpts = { ...this.connectOpts, signal: giveUp.signal };
    const connected = super.connect(request, { ...options, ...this.#ofTheServer });
    const socket = await withinMs(connected, CONNECT_MS).catch((fault: unknown) => {
      giveUp.abort();
      // Broken off in the middle of its answer: an error without a code.
      throw fault instanceof Error && 'code' in fault ? fault : new ProxyError('ERR_PROXY_REFUSED');
    });
    if (status === 200) return socket;
    socket.destroy();
    throw new ProxyError('ERR_PROXY_REFUSED');
  }
}

/** A proxy that says nothing at all leaves time for the next one. */
const CONNECT_MS = 8_000;

const withinMs = async <T extends { destroy(): unknown }>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // What comes after all is not wanted any more.
      work.then((socket) => socket.destroy()).catch(() => {});
      reject(new ProxyError('ERR_PROXY_SILENT'));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

export class ProxyError extends Error {
  readonly code: 'ERR_PROXY_REFUSED' | 'ERR_PROXY_SILENT' | 'ERR_PROXY_UNSUPPORTED' | 'ERR_PROXY_UNKNOWN';

  constructor(code: ProxyError['code']) {
    super(code);
    this.code = code;
  }
}

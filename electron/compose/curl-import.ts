import type { ComposeBody, ComposePart } from '../contract/compose';
import type { ImportLeftOut } from '../contract/compose-shelf';
import { bodyFrom, type Foreign } from './imported';
import type { Command } from './shell-words';

/** Options of curl that take a value, by their long name, and what short letters stand for. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  ...['request', 'header', 'data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode', 'json', 'form'],
  ...['form-string', 'user', 'cookie', 'user-agent', 'referer', 'url', 'upload-file', 'output', 'write-out', 'proxy'],
  ...['max-time', 'connect-timeout', 'cookie-jar', 'cacert', 'capath', 'cert', 'key', 'cert-type', 'key-type', 'pass'],
  ...['retry', 'retry-delay', 'retry-max-time', 'resolve', 'connect-to', 'proxy-user', 'proxy-header', 'oauth2-bearer'],
  ...['range', 'dump-header', 'config', 'interface', 'limit-rate', 'max-redirs', 'ciphers', 'tls-max', 'aws-sigv4'],
  ...['continue-at', 'time-cond', 'unix-socket', 'trace', 'trace-ascii', 'stderr', 'url-query', 'socks5', 'noproxy'],
]);
const SHORT: Readonly<Record<string, string>> = {
  ...{ X: 'request', H: 'header', d: 'data', F: 'form', u: 'user', b: 'cookie', A: 'user-agent', e: 'referer' },
  ...{ T: 'upload-file', o: 'output', w: 'write-out', x: 'proxy', m: 'max-time', c: 'cookie-jar', E: 'cert' },
  ...{ r: 'range', D: 'dump-header', K: 'config', C: 'continue-at', z: 'time-cond', U: 'proxy-user' },
  ...{ G: 'get', I: 'head', k: 'insecure', L: 'location', s: 'silent', S: 'show-error', v: 'verbose', i: 'include' },
  ...{ f: 'fail', g: 'globoff', N: 'no-buffer', O: 'remote-name', J: 'remote-header-name', j: 'junk-session-cookies' },
  ...{ '0': 'http1.0', '1': 'tlsv1', '4': 'ipv4', '6': 'ipv6', '#': 'progress-bar', ':': 'next' },
  ...{ n: 'netrc', Z: 'parallel' },
};
/** What changes nothing of the request that is sent. */
const SILENT: ReadonlySet<string> = new Set([
  ...['silent', 'show-error', 'verbose', 'include', 'fail', 'globoff', 'no-buffer', 'progress-bar', 'compressed'],
  ...['http1.0', 'http1.1', 'http2', 'http2-prior-knowledge', 'http3', 'output', 'write-out', 'remote-name'],
  ...['remote-header-name', 'fail-with-body', 'no-progress-meter', 'parallel', 'ipv4', 'ipv6', 'stderr'],
]);

type Option = { readonly name: string; readonly value: string };

/** Null: not curl. A command may hold several addresses; the options go with each, up to `--next`, which begins anew. */
export const requestsOfCurl = (command: Command, leftOut: ImportLeftOut[]): readonly Foreign[] | null => {
  const start = command.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const program = command[start] ?? '';
  if (start < 0 || !/(?:^|[\\/])curl(?:\.exe)?$/i.test(program === '$' ? (command[start + 1] ?? '') : program))
    return null;
  let reading = new Reading(leftOut);
  const requests: Foreign[] = [];
  for (const option of optionsIn(command.slice(start + (program === '$' ? 2 : 1)))) {
    if (option.name !== 'next') {
      reading.take(option);
      continue;
    }
    requests.push(...reading.requests());
    reading = new Reading(leftOut);
  }
  return [...requests, ...reading.requests()];
};

/** Words without a dash are addresses. */
const optionsIn = (words: readonly string[]): readonly Option[] => {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') continue;
    if (word.startsWith('--')) {
      const [name = '', ...rest] = word.slice(2).split('=');
      const takes = WITH_VALUE.has(name);
      const isInside = rest.length > 0 && takes;
      if (takes && !isInside) at += 1;
      options.push({ name, value: isInside ? rest.join('=') : takes ? (words[at] ?? '') : '' });
    } else if (word.startsWith('-') && word.length > 1) {
      for (let letter = 1; letter < word.length; letter += 1) {
        const name = SHORT[word[letter] ?? ''] ?? `-${word[letter]}`;
        if (!WITH_VALUE.has(name)) {
          options.push({ name, value: '' });
          continue;
        }
        const inside = word.slice(letter + 1);
        if (inside === '') at += 1;
        options.push({ name, value: inside === '' ? (words[at] ?? '') : inside });
        break;
      }
    } else options.push({ name: 'url', value: word });
  }
  return options;
};

/** The options of one command, one after the other. */
class Reading {
  readonly #leftOut: ImportLeftOut[];
  readonly #urls: string[] = [];
  readonly #headers: (readonly [string, string])[] = [];
  readonly #data: string[] = [];
  readonly #query: string[] = [];
  readonly #parts: ComposePart[] = [];
  #method: string | null = null;
  #isGet = false;
  #isHead = false;
  #isJson = false;

  constructor(leftOut: ImportLeftOut[]) {
    this.#leftOut = leftOut;
  }

  take({ name, value }: Option): void {
    const leave = (why: ImportLeftOut['why']): void => void this.#leftOut.push({ what: `--${name}`, why });
    switch (name) {
      case 'url':
        this.#urls.push(value);
        return;
      case 'request':
        this.#method = value;
        return;
      case 'get':
        this.#isGet = true;
        return;
      case 'head':
        this.#isHead = true;
        return;
      case 'header':
        this.#header(value);
        return;
      case 'json':
        this.#isJson = true;
        this.#text(name, value);
        return;
      case 'data':
      case 'data-ascii':
      case 'data-binary':
      case 'data-raw':
        this.#text(name, value);
        return;
      case 'data-urlencode':
        this.#encoded(value);
        return;
      case 'url-query':
        this.#query.push(value);
        return;
      case 'form':
      case 'form-string':
        this.#part(name, value);
        return;
      case 'user':
      case 'cookie':
      case 'proxy-user':
      case 'oauth2-bearer':
      case 'pass':
      case 'netrc':
      case 'aws-sigv4':
        leave('credential');
        return;
      case 'user-agent':
      case 'referer':
        leave('browser');
        return;
      case 'upload-file':
        this.#method ??= 'PUT';
        leave('file');
        return;
      default:
        if (!SILENT.has(name)) leave('option');
    }
  }

  requests(): readonly Foreign[] {
    const contentType = this.#headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    const data = this.#data.join(this.#isJson ? '' : '&');
    const hasBody = this.#data.length > 0 && !this.#isGet;
    const usual = this.#isJson ? 'application/json' : 'application/x-www-form-urlencoded';
    const body: ComposeBody =
      this.#parts.length > 0
        ? { kind: 'multipart', parts: this.#parts }
        : hasBody
          ? bodyFrom(data, contentType ?? usual)
          : { kind: 'none' };
    const method = this.#method ?? (this.#isHead ? 'HEAD' : body.kind === 'none' ? 'GET' : 'POST');
    const query = [...this.#query, ...(this.#isGet && data !== '' ? [data] : [])];
    return this.#urls.map((url) => ({ method, url: withQuery(url, query), headers: this.#headers, body }));
  }

  #header(line: string): void {
    const at = line.search(/[:;]/);
    if (at <= 0) {
      this.#leftOut.push({ what: line.startsWith('@') ? '--header @…' : '--header', why: 'not-read' });
      return;
    }
    const value = line.slice(at + 1).trim();
    // `Name:` is curl's way not to send one.
    if (line[at] === ':' && value === '') return;
    this.#headers.push([line.slice(0, at).trim(), value]);
  }

  #text(name: string, value: string): void {
    if (value.startsWith('@') && name !== 'data-raw')
      this.#leftOut.push({ what: `--${name} ${value}`.slice(0, 200), why: 'file' });
    else this.#data.push(value);
  }

  /** `content`, `=content` and `name=content` are encoded, but for the name; `@file` stands for a file. */
  #encoded(value: string): void {
    const at = value.search(/[=@]/);
    if (at >= 0 && value[at] === '@') {
      this.#leftOut.push({ what: `--data-urlencode ${value}`.slice(0, 200), why: 'file' });
      return;
    }
    const name = at > 0 ? `${value.slice(0, at)}=` : '';
    this.#data.push(name + encodeURIComponent(at >= 0 ? value.slice(at + 1) : value));
  }

  #part(option: string, value: string): void {
    const at = value.indexOf('=');
    if (at < 0) {
      this.#leftOut.push({ what: `--${option}`, why: 'not-read' });
      return;
    }
    const name = value.slice(0, at);
    const content = value.slice(at + 1);
    if (option === 'form-string' || !/^[@<]/.test(content)) {
      const text = option === 'form' ? content.replace(/;type=[^;]*$/, '').replace(/^"([\s\S]*)"$/, '$1') : content;
      this.#parts.push({ kind: 'text', name, value: text, on: true });
      return;
    }
    const file =
      (/^[@<]"((?:[^"\\]|\\.)*)"/.exec(content)?.[1]?.replace(/\\(.)/g, '$1') ?? content.slice(1).split(';', 1)[0]) ||
      'file';
    const fileName = file.split(/[\\/]/).at(-1) ?? file;
    this.#leftOut.push({ what: fileName, why: 'file' });
    this.#parts.push({ kind: 'file', name, fileId: null, fileName, on: true });
  }
}

const withQuery = (url: string, query: readonly string[]): string => {
  if (query.length === 0) return url;
  const [address = '', fragment] = url.split('#', 2);
  return `${address}${address.includes('?') ? '&' : '?'}${query.join('&')}${fragment === undefined ? '' : `#${fragment}`}`;
};

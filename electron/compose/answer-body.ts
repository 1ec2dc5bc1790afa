import { percentDecoded } from '../base/percent-decoded';
import type { ComposedAnswerBody } from '../contract/compose';
import type { HttpAnswer } from '../http/http';
import { contentTypeOf } from '../http/json-body';

/** What is larger does not cross to the window. */
export const mostTextBytes = 16 * 2 ** 20;
const MOST_IMAGE_BYTES = 8 * 2 ** 20;
const MOST_SNIFFED = 1024;
/** Characters of a file's name that are looked at. */
const MOST_NAME = 300;

type Language = Extract<ComposedAnswerBody, { readonly kind: 'text' }>['language'];

/** `bytes`: the whole body, at most `mostTextBytes`. */
export const bodyShown = (headers: HttpAnswer['headers'], bytes: Uint8Array): ComposedAnswerBody => {
  if (bytes.byteLength === 0) return { kind: 'none' };
  const mediaType = mediaTypeOf(headers);
  const image = imageTypeOf(bytes);
  if (image !== null && (mediaType.startsWith('image/') || !isTextual(mediaType))) {
    return bytes.byteLength > MOST_IMAGE_BYTES
      ? { kind: 'file', why: 'too-large' }
      : { kind: 'image', mediaType: image, base64: bufferOf(bytes).toString('base64') };
  }
  const language = languageOf(mediaType);
  if (language === null && !(isUnsaid(mediaType) && isText(bytes))) return { kind: 'file', why: 'binary' };
  const { text, charset } = decoded(bytes, charsetOf(headers, bytes));
  return { kind: 'text', language: language ?? 'text', text, charset };
};

const mediaTypeOf = (headers: HttpAnswer['headers']): string =>
  (contentTypeOf(headers).split(';', 1)[0] ?? '').trim().toLowerCase();

const isUnsaid = (mediaType: string): boolean => mediaType === '' || mediaType === 'unknown/unknown';

const isTextual = (mediaType: string): boolean => languageOf(mediaType) !== null;

const languageOf = (mediaType: string): Language | null => {
  if (/^(application|text)\/json$|\+json$/.test(mediaType)) return 'json';
  if (/^(application|text)\/xml$|\+xml$/.test(mediaType)) return mediaType.includes('xhtml') ? 'html' : 'xml';
  if (mediaType === 'text/html') return 'html';
  return mediaType.startsWith('text/') || OTHER_TEXTS.test(mediaType) ? 'text' : null;
};

const OTHER_TEXTS =
  /^application\/((x-)?(javascript|ndjson|yaml|toml|sh|www-form-urlencoded|jsonlines|pem-file)|jsonl|json-seq|graphql|sql|vnd\.oai\.openapi|jwt|ecmascript)$|\+yaml$/;

/** By the first bytes, since the page shows them: what only calls itself an image is none. */
const imageTypeOf = (bytes: Uint8Array): string | null => {
  const head = bufferOf(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'image/webp' : null;
};

/** Null: nobody says. A byte order mark counts first, then the header, then the document itself. */
const charsetOf = (headers: HttpAnswer['headers'], bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const said = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentTypeOf(headers))?.[1];
  if (said !== undefined) return said;
  if (!/html|xml/.test(mediaTypeOf(headers))) return null;
  const head = bufferOf(bytes.subarray(0, MOST_SNIFFED)).toString('latin1');
  return /(?:<\?xml[^>]+encoding|<meta[^>]+charset)\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? null;
};

/** UTF-8 where nobody says and it is; else what bytes above 127 have meant on the web. */
const decoded = (bytes: Uint8Array, charset: string | null): { readonly text: string; readonly charset: string } => {
  const label = charset?.toLowerCase() ?? null;
  if (label === null || label === 'utf-8' || label === 'utf8') {
    // A TextDecoder that looks for faults takes three times as long, which main would be busy.
    const text = bufferOf(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, '');
    if (label !== null || !text.includes('\ufffd')) return { text, charset: 'utf-8' };
  }
  for (const [name, fatal] of [
    [label ?? 'utf-8', label === null],
    ['utf-8', true],
    ['windows-1252', false],
  ] as const) {
    try {
      const decoder = new TextDecoder(name, { fatal });
      return { text: decoder.decode(bytes), charset: decoder.encoding };
    } catch {
      // not known to this runtime, or no UTF-8
    }
  }
  return { text: bufferOf(bytes).toString('latin1'), charset: 'latin1' };
};

const isText = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, MOST_SNIFFED);
  return !head.includes(0) && !bufferOf(head.subarray(0, -4)).toString('utf8').includes('\ufffd');
};

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'application/zip': 'zip',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/xml': 'xml',
};

/** As the server names it, or by the last part of the address; only what every file system takes. */
export const fileNameOf = (headers: HttpAnswer['headers'], url: string): string => {
  const disposition = headers['content-disposition'] ?? '';
  const named = /filename\*?\s*=\s*(?:UTF-8'[^']*')?"?([^";]+)"?/i.exec(disposition)?.[1];
  const last =
    new URL(url).pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? 'answer';
  const plain = (text: string): string =>
    percentDecoded(text.slice(0, MOST_NAME))
      .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
      .replace(/^[-. ]+|[-. ]+$/g, '')
      .slice(0, 100);
  const name = plain(named ?? '') || plain(last) || 'answer';
  const extension = EXTENSIONS[mediaTypeOf(headers)];
  return /\.[A-Za-z0-9]{1,8}$/.test(name) || extension === undefined ? name : `${name}.${extension}`;
};

import type { IncomingMessage } from 'node:http';
import { unsupportedMediaType } from './drf-errors';
import { type PythonJson, type PythonValue, parsePythonJson } from './python-json';

/** What `request.data` gives a view, or the status and words of DRF's refusal to parse. */
export type RequestData =
  | { readonly ok: true; readonly data: PythonValue }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly words: string };

const MAX_BYTES = 10 * 1024 * 1024;

/** Reads from the socket itself: `Readable.toWeb`, which a web `Request` would need, is not in Node 16. */
export const requestData = async (incoming: IncomingMessage): Promise<RequestData> => {
  const bytes = await bodyBytes(incoming);
  if (bytes === null) return { ok: false, status: 413, words: 'Request body too large.' };
  if (bytes.length === 0) return { ok: true, data: new Map() };
  const contentType = incoming.headers['content-type'] ?? '';
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (mediaType === 'application/json') return jsonData(bytes);
  if (mediaType === 'application/x-www-form-urlencoded')
    return { ok: true, data: formMap(new URLSearchParams(bytes.toString('utf8'))) };
  if (mediaType === 'multipart/form-data') return multipartData(bytes, contentType);
  return { ok: false, status: 415, words: unsupportedMediaType(contentType) };
};

const bodyBytes = async (incoming: IncomingMessage): Promise<Buffer | null> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > MAX_BYTES) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

const jsonData = (bytes: Buffer): RequestData => {
  const decoded = strictUtf8(bytes);
  const parsed = decoded.ok ? parsePythonJson(decoded.text) : decoded;
  return parsed.ok
    ? { ok: true, data: parsed.value }
    : { ok: false, status: 400, words: `JSON parse error - ${parsed.why}` };
};

const strictUtf8 = (
  bytes: Buffer,
): { readonly ok: true; readonly text: string } | Extract<PythonJson, { ok: false }> => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.startsWith('\ufeff'))
      return { ok: false, why: 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)' };
    return { ok: true, text };
  } catch {
    return { ok: false, why: "'utf-8' codec can't decode the body" };
  }
};

const multipartData = async (bytes: Buffer, contentType: string): Promise<RequestData> => {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const fields: [string, string][] = [];
    form.forEach((value, name) => {
      if (typeof value === 'string') fields.push([name, value]);
    });
    return { ok: true, data: new Map(fields) };
  } catch {
    return { ok: false, status: 400, words: 'Multipart form parse error - Invalid boundary in multipart: None' };
  }
};

/** A QueryDict answers the last value of a name. */
const formMap = (form: URLSearchParams): ReadonlyMap<string, PythonValue> => new Map(form);

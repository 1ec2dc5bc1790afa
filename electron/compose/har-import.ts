import * as v from 'valibot';
import type { ComposeBody, ComposePart } from '../contract/compose';
import type { ImportLeftOut } from '../contract/compose-shelf';
import { bodyFrom, type Foreign } from './imported';

const pair = v.object({ name: v.string(), value: v.optional(v.string(), '') });

/** What is read of HAR 1.2 (`postData` and its parts), and what Chromium adds to it. */
const entrySchema = v.object({
  _resourceType: v.optional(v.string()),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.optional(v.array(pair), []),
    postData: v.optional(
      v.object({
        mimeType: v.optional(v.string(), ''),
        text: v.optional(v.string()),
        params: v.optional(
          v.array(v.object({ ...pair.entries, fileName: v.optional(v.string()), contentType: v.optional(v.string()) })),
        ),
      }),
    ),
  }),
  response: v.optional(v.object({ content: v.optional(v.object({ mimeType: v.optional(v.string(), '') })) })),
});
type Entry = v.InferOutput<typeof entrySchema>;

const harSchema = v.object({ log: v.object({ entries: v.array(v.unknown()) }) });

/** Null: the text is no HAR file. Pages, styles, images and the like are left out, and counted. */
export const requestsOfHar = (text: string, leftOut: ImportLeftOut[]): readonly Foreign[] | null => {
  const har = v.safeParse(harSchema, parsed(text));
  if (!har.success) return null;
  const requests: Foreign[] = [];
  let resources = 0;
  let unread = 0;
  for (const given of har.output.log.entries) {
    const entry = v.safeParse(entrySchema, given);
    if (!entry.success) unread += 1;
    else if (isResource(entry.output)) resources += 1;
    else requests.push(foreignOf(entry.output, leftOut));
  }
  if (resources > 0) leftOut.push({ what: String(resources), why: 'resource' });
  if (unread > 0) leftOut.push({ what: String(unread), why: 'not-read' });
  return requests;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
};

const OF_APIS: ReadonlySet<string> = new Set(['xhr', 'fetch', 'other']);

/** As the browser says, else by what was answered. */
const isResource = ({ _resourceType: type, request, response }: Entry): boolean => {
  if (!/^https?:/i.test(request.url) || type === 'preflight') return true;
  if (type !== undefined) return !OF_APIS.has(type);
  const mediaType = response?.content?.mimeType ?? '';
  return /^(text\/(css|javascript)|image\/|font\/|video\/|audio\/|application\/(x-)?javascript)/i.test(mediaType);
};

const foreignOf = ({ request }: Entry, leftOut: ImportLeftOut[]): Foreign => ({
  method: request.method,
  url: request.url,
  headers: request.headers.map(({ name, value }) => [name, value]),
  body: bodyOf(request.postData, leftOut),
});

const bodyOf = (data: Entry['request']['postData'], leftOut: ImportLeftOut[]): ComposeBody => {
  if (!data) return { kind: 'none' };
  const mediaType = data.mimeType.toLowerCase();
  const params = data.params ?? [];
  if (mediaType.startsWith('multipart/form-data')) {
    const parts = params.map(({ name, value, fileName }): ComposePart => {
      if (fileName === undefined) return { kind: 'text', name, value, on: true };
      leftOut.push({ what: fileName, why: 'file' });
      return { kind: 'file', name, fileId: null, fileName, on: true };
    });
    if (params.length === 0) leftOut.push({ what: 'multipart/form-data', why: 'not-read' });
    return { kind: 'multipart', parts };
  }
  if (data.text !== undefined && data.text !== '') return bodyFrom(data.text, data.mimeType);
  if (params.length === 0) return { kind: 'none' };
  return { kind: 'form', fields: params.map(({ name, value }) => ({ name, value, on: true })) };
};

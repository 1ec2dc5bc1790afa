import type { ComposeBody, Composed, ComposePair, ComposePart } from '../contract/compose';
import { failed, failure, ok, type Result } from '../contract/result';
import { composedHeaderFault } from '../http/header-rules';
import type { HttpRequest } from '../http/http';
import { multipart, type Part } from '../http/multipart';

export type Files = { pathOf(fileId: string): string | null };

/**
 * The rows that are on, by name; several of one name are one, joined by a comma (RFC 9110 5.3). `bad-header` names the
 * header that may not stand there. `credentialHeader`: the one that carries the profile's token.
 */
export const headersOf = (
  { headers, body }: Pick<Composed, 'headers' | 'body'>,
  credentialHeader: string,
): Result<Readonly<Record<string, string>>> => {
  const sent = new Map<string, { readonly name: string; readonly value: string }>();
  for (const header of headers) {
    if (!header.on) continue;
    const name = header.name.trim();
    const lower = name.toLowerCase();
    const value = header.value.trim();
    // The boundary between the parts is chosen while they are sent.
    const isOfParts = lower === 'content-type' && body.kind === 'multipart';
    const fault = isOfParts ? 'reserved' : composedHeaderFault(name, header.value, credentialHeader);
    if (fault) return failed(headerFailure(name, fault));
    const before = sent.get(lower);
    sent.set(lower, before ? { name: before.name, value: `${before.value}, ${value}` } : { name, value });
  }
  return ok(Object.fromEntries([...sent.values()].map(({ name, value }) => [name, value])));
};

const headerFailure = (name: string, reason: 'name' | 'reserved' | 'value') =>
  failure('bad-header', `The header ${JSON.stringify(name)} cannot be sent: ${reason}.`, {
    reason,
    fields: { [name]: [reason] },
  });

type Bytes = Pick<HttpRequest, 'raw' | 'stream'>;

/** Text leaves as it was typed. `bad-file` with the field's name where a file is not known any more. */
export const bodyOf = async (body: ComposeBody, files: Files): Promise<Result<Bytes>> => {
  switch (body.kind) {
    case 'none':
      return ok({});
    case 'json':
      return ok({ raw: { contentType: 'application/json', bytes: utf8(body.text) } });
    case 'form':
      return ok({ raw: { contentType: 'application/x-www-form-urlencoded', bytes: utf8(formText(body.fields)) } });
    case 'raw':
      return ok({ raw: { contentType: body.contentType.trim() || null, bytes: utf8(body.text) } });
    case 'multipart':
      return partsOf(body.parts, files);
  }
};

export const formText = (fields: readonly ComposePair[]): string => {
  const sent = new URLSearchParams();
  for (const { name, value, on } of fields) if (on) sent.append(name, value);
  return sent.toString();
};

const partsOf = async (given: readonly ComposePart[], files: Files): Promise<Result<Bytes>> => {
  const parts: Part[] = [];
  for (const part of given) {
    if (!part.on) continue;
    if (part.kind === 'text') {
      parts.push({ name: part.name, text: part.value });
      continue;
    }
    const file = part.fileId === null ? null : files.pathOf(part.fileId);
    if (file === null)
      return failed(failure('bad-file', 'The chosen file is not known any more.', { reason: part.name }));
    parts.push({ name: part.name, file });
  }
  const stream = await multipart(parts);
  return stream.ok ? ok({ stream: stream.value }) : stream;
};

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

import type { ComposePart } from '../contract/compose';
import { quoted, withVariable } from '../http/curl-line';
import { formText } from './outgoing-request';
import type { Placeholder, TextFacts } from './text-facts';

/** SECURITY: everything but our own variables stands in single quotes, in which a shell reads nothing. */
const headerLine = (name: string, value: string | Placeholder, colon: string): string => {
  if (typeof value !== 'string') return withVariable(`${name}${colon}${value.before}`, value.variable);
  // Both tools take a name with nothing behind the colon as an order to send no such header.
  return quoted(value === '' ? `${name};` : `${name}${colon}${value}`);
};

/** One line a part, for bash and its kin. */
export const asCurl = ({ method, url, headers, body }: TextFacts): string => {
  const isHead = method === 'HEAD';
  const lines = [
    ...(isHead ? ['--head'] : method === 'GET' && body.kind === 'none' ? [] : [`-X ${method}`]),
    // Without it curl takes brackets in the address for a pattern.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    quoted(url),
    ...headers.map(({ name, value }) => `-H ${headerLine(name, value, ': ')}`),
    ...curlBody(body),
  ];
  return `curl ${lines.join(' \\\n  ')}`;
};

const curlBody = (body: TextFacts['body']): readonly string[] => {
  switch (body.kind) {
    case 'none':
      return [];
    case 'text':
      return [`--data-raw ${quoted(body.text)}`];
    case 'form':
      return [`--data-raw ${quoted(formText(body.fields))}`];
    case 'multipart':
      return body.parts.map((part) =>
        part.kind === 'text'
          ? `--form-string ${quoted(`${part.name}=${part.value}`)}`
          : `-F ${quoted(`${part.name}=@"${part.fileName.replace(/[\\"]/g, '\\$&')}"`)}`,
      );
  }
};

/** HTTPie 3: a body as it is goes by `--raw`, fields by `name=value`. */
export const asHttpie = ({ method, url, headers, body }: TextFacts): string => {
  const isForm = body.kind === 'form' || body.kind === 'multipart';
  const lines = [
    ...(body.kind === 'multipart' ? ['--multipart'] : body.kind === 'form' ? ['--form'] : []),
    // Without it a text on standard input would become the body.
    '--ignore-stdin',
    ...(body.kind === 'text' ? [`--raw ${quoted(body.text)}`] : []),
    method,
    quoted(url),
    ...headers.map(({ name, value }) => headerItem(name, value)),
    ...(isForm ? itemsOf(body) : []),
  ];
  return `http ${lines.join(' \\\n  ')}`;
};

const headerItem = (name: string, value: string | Placeholder): string =>
  headerLine(escaped(name), typeof value === 'string' ? afterSeparator(value) : value, ':');

const itemsOf = (body: Extract<TextFacts['body'], { kind: 'form' | 'multipart' }>): readonly string[] => {
  const parts: readonly ComposePart[] =
    body.kind === 'multipart' ? body.parts : body.fields.map((field) => ({ kind: 'text', ...field }));
  return parts.map((part) =>
    part.kind === 'text'
      ? quoted(`${escaped(part.name)}=${afterSeparator(part.value)}`)
      : quoted(`${escaped(part.name)}@${part.fileName}`),
  );
};

/** What HTTPie would take for the end of a name. */
const escaped = (name: string): string => name.replace(/[:;@=]/g, '\\$&');

/** `:=`, `==` and the like are other separators than `:` and `=`. */
const afterSeparator = (value: string): string => value.replace(/^[=@:]/, '\\$&');

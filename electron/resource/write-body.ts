import type { Wire } from '../contract/declare';
import type { Values } from '../contract/edits';
import type { Field } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { HttpRequest, JsonBody } from '../http/http';
import { multipart, type Part } from '../http/multipart';
import { type ChosenFiles, fileIdIn } from './chosen-files';
import { isList, isRecord } from './wire';

/**
 * Values as the body of a write: JSON, or a form where one of them is a chosen file. Fails with `bad-file` for a file
 * that is not known any more, `not-with-file` (`reason`: the fields) for what a form cannot say.
 */
export const bodyOf = async (
  values: Values,
  fields: readonly Field[],
  files: ChosenFiles,
): Promise<Result<Pick<HttpRequest, 'body' | 'stream'>>> => {
  const hasFile = Object.values(values).some((value) => fileIdIn(value) !== null);
  if (!hasFile) return ok({ body: jsonOf(values) });
  const parts: Part[] = [];
  const impossible: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const fileId = fileIdIn(value);
    if (fileId === null) {
      const texts = partsOf(
        name,
        value,
        fields.find((field) => field.name === name),
      );
      if (texts) parts.push(...texts);
      else impossible.push(name);
      continue;
    }
    const file = files.pathOf(fileId);
    if (file === null) return failed(failure('bad-file', 'The chosen file is not known any more.', { reason: name }));
    parts.push({ name, file });
  }
  if (impossible.length > 0)
    return failed(failure('not-with-file', 'A form cannot say these.', { reason: impossible.join(', ') }));
  const stream = await multipart(parts);
  return stream.ok ? ok({ stream: stream.value }) : stream;
};

const jsonOf = (value: Wire): JsonBody => {
  if (isList(value)) return value.map(jsonOf);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, jsonOf(each)]));
  return value ?? null;
};

/**
 * As DRF reads a form (rest_framework/utils/html.py and fields.py): a list is a name repeated, a nested object has dotted
 * names, JSON for a JSONField is its text, and null is an empty text. Null: an empty list and a list of objects cannot
 * be told from nothing.
 */
const partsOf = (name: string, value: Wire, field: Field | undefined): readonly Part[] | null => {
  if (isList(value)) {
    if (value.length === 0 || value.some((item) => typeof item === 'object')) return null;
    return value.map((item) => ({ name, text: textOf(item) }));
  }
  if (!isRecord(value)) return [{ name, text: textOf(value) }];
  if (!field?.children) return [{ name, text: JSON.stringify(value) }];
  const parts: Part[] = [];
  for (const [child, each] of Object.entries(value)) {
    const inner = partsOf(
      `${name}.${child}`,
      each,
      field.children.find((one) => one.name === child),
    );
    if (!inner) return null;
    parts.push(...inner);
  }
  return parts;
};

const textOf = (value: Wire): string => (value === null || value === undefined ? '' : String(value));

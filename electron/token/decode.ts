import type { Base64Fault } from './base64url';
import { readBase64url } from './base64url';
import type { JsonObject } from './inspection';
import type { JsonParts } from './json-reader';
import { isObject, readJson } from './json-reader';
import { readUtf8 } from './utf8';

export type JsonFault = 'utf8-invalid' | 'json-bom' | 'not-json' | 'not-object' | 'json-too-deep';

/** One part between dots: its bytes, and the object in them where there is one. */
export type Segment = {
  readonly text: string;
  readonly bytes: Uint8Array | null;
  readonly base64Faults: readonly Base64Fault[];
};

export type ObjectPart = JsonParts & {
  readonly object: JsonObject | null;
  /** The decoded text, without a byte order mark. */
  readonly source: string;
  readonly faults: readonly JsonFault[];
};

export const absentPart: ObjectPart = {
  object: null,
  source: '',
  members: [],
  values: [],
  elements: [],
  isCut: false,
  faults: [],
};

/** Header and claims may nest this far, the outermost object counted 1 (inspector rule `json-too-deep`; RFC 8259 §9). */
const maxDepth = 64;

/** No rule has anything to say about small whole numbers or plain ASCII that is no address, and arrays can hold many. */
const isNotable = (element: string | number): boolean =>
  typeof element === 'number' ? !Number.isSafeInteger(element) : /[^ -?A-~]/.test(element);

export const readSegment = (text: string): Segment => {
  const { bytes, faults } = readBase64url(text);
  return { text, bytes, base64Faults: faults };
};

/** Reads a segment as header or claims; `root` is the JSON pointer of the part. An unread or empty segment is absent. */
export const readObject = (segment: Segment | undefined, root: string): ObjectPart => {
  if (!segment?.bytes || segment.text === '') return absentPart;
  const decoded = readUtf8(segment.bytes);
  if (decoded === null) return { ...absentPart, faults: ['utf8-invalid'] };
  const hasBom = decoded.charCodeAt(0) === 0xfeff;
  const source = hasBom ? decoded.slice(1) : decoded;
  const faults: readonly JsonFault[] = hasBom ? ['json-bom'] : [];
  const read = readJson(source, { root, maxDepth, isNotable });
  if (!read.ok) return { ...absentPart, faults: [...faults, read.fault === 'too-deep' ? 'json-too-deep' : 'not-json'] };
  const { value, members, values, elements, isCut } = read;
  return {
    object: isObject(value) ? value : null,
    source,
    members,
    values,
    elements,
    isCut,
    faults: isObject(value) ? faults : [...faults, 'not-object'],
  };
};

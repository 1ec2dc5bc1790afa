import type { Json, Member } from './inspection';

export type OpenMember = { -readonly [K in keyof Member]: Member[K] };

/** An array or object that is not closed yet. */
export type Frame = {
  readonly object: Record<string, Json> | null;
  readonly array: Json[] | null;
  readonly above: Frame | null;
  /** Its name or index in what it is in. */
  readonly place: string | number;
  /** Its pointer, made when something inside needs it. */
  path: string | null;
  readonly start: number;
  /** Its entry in the list, whose text is complete when it is closed. */
  readonly member: OpenMember | null;
};

export const put = (frame: Frame, name: string | null, value: Json): void => {
  if (frame.array) frame.array.push(value);
  // SECURITY: assigning to `__proto__` would change the prototype; a claim of that name stays a plain own member.
  else if (frame.object && name === '__proto__')
    Object.defineProperty(frame.object, name, { value, writable: true, enumerable: true, configurable: true });
  else if (frame.object && name !== null) frame.object[name] = value;
};

/**
 * Longer pointers end in an ellipsis: nested long names would otherwise make paths that together are thousands of times
 * as long as the token, once they are serialised.
 */
const longestPath = 512;

export const pathBelow = (above: string, name: string): string => {
  if (above.length > longestPath) return above;
  const escaped = name.includes('~') || name.includes('/') ? name.replace(/~/g, '~0').replace(/\//g, '~1') : name;
  const path = `${above}/${escaped}`;
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
};

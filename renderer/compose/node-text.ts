import { visible } from '../token/visible-text';
import type { JsonNodes } from './json-nodes';

export type NodeKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export const kindOf = (text: string, nodes: JsonNodes, node: number): NodeKind => {
  switch (text.charAt(nodes.start[node] ?? 0)) {
    case '{':
      return 'object';
    case '[':
      return 'array';
    case '"':
      return 'string';
    case 't':
    case 'f':
      return 'boolean';
    case 'n':
      return 'null';
    default:
      return 'number';
  }
};

/** The value as it stands in the text. */
export const sourceOf = (text: string, nodes: JsonNodes, node: number): string =>
  text.slice(nodes.start[node], nodes.end[node]);

/** A member's name; null for an element of an array and for the root. */
export const nameOf = (text: string, nodes: JsonNodes, node: number): string | null => {
  const from = nodes.name[node] ?? -1;
  if (from < 0) return null;
  const end = text.lastIndexOf('"', (nodes.start[node] ?? 0) - 1) + 1;
  return decoded(text.slice(from, end));
};

/** The values directly inside, in the order of the text. */
export const insideOf = (nodes: JsonNodes, node: number): Int32Array => {
  const list = new Int32Array(Math.max(0, nodes.inside[node] ?? 0));
  let inner = node + 1;
  for (let place = 0; place < list.length; place += 1) {
    list[place] = inner;
    inner = nodes.next[inner] ?? inner + 1;
  }
  return list;
};

/** `#/results/3/name`, RFC 6901 with the names as they are. */
export const pointerOf = (text: string, nodes: JsonNodes, node: number): string => {
  const steps: string[] = [];
  for (let at = node; (nodes.parent[at] ?? -1) >= 0; at = nodes.parent[at] ?? -1) {
    const step = nameOf(text, nodes, at) ?? String(nodes.place[at]);
    steps.unshift(step.replaceAll('~', '~0').replaceAll('/', '~1'));
  }
  return `/${steps.join('/')}`;
};

/** The characters that a JSON string stands for. */
export const decoded = (source: string): string => {
  const value: unknown = JSON.parse(source);
  return typeof value === 'string' ? value : source;
};

/** As a line on screen: cut, and with what cannot be seen written out. */
export const shownText = (text: string, most: number): string =>
  visible(text.length > most ? `${text.slice(0, most)}…` : text);

/** The innermost value that has begun at that place of the text, its name counted to it. */
export const nodeAt = ({ count, name, start }: JsonNodes, place: number): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const named = name[middle] ?? -1;
    if ((named < 0 ? (start[middle] ?? 0) : named) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

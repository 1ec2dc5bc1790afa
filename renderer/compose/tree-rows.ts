import type { JsonNodes } from './json-nodes';

/** Of an answer with more values than this only the outermost are open at first. */
const FEW_NODES = 500;

/** One byte a node: 1, what is inside of it is shown. */
export const firstOpen = (nodes: JsonNodes): Uint8Array => {
  const open = new Uint8Array(nodes.count);
  if (nodes.count <= FEW_NODES) return open.fill(1);
  open[0] = 1;
  // Of a page of results the page is what is wanted, and it is one level deeper.
  const inside = nodes.inside[0] ?? 0;
  let inner = 1;
  for (let place = 0; place < inside && inside <= 20; place += 1) {
    open[inner] = 1;
    inner = nodes.next[inner] ?? nodes.count;
  }
  return open;
};

/** The nodes that are lines of the tree, in its order, and how deep each is. */
export type TreeRows = { readonly node: Int32Array; readonly level: Int32Array };

export const treeRows = (nodes: JsonNodes, open: Uint8Array): TreeRows => {
  const node = new Int32Array(nodes.count);
  const level = new Int32Array(nodes.count);
  const levels = new Int32Array(nodes.count);
  let rows = 0;
  for (let at = 0; at < nodes.count; ) {
    const parent = nodes.parent[at] ?? -1;
    const depth = parent < 0 ? 1 : (levels[parent] ?? 0) + 1;
    levels[at] = depth;
    node[rows] = at;
    level[rows] = depth;
    rows += 1;
    at = (nodes.inside[at] ?? -1) > 0 && open[at] === 0 ? (nodes.next[at] ?? nodes.count) : at + 1;
  }
  return { node: node.subarray(0, rows), level: level.subarray(0, rows) };
};

/** All that a node is inside of, opened. */
export const opened = (nodes: JsonNodes, open: Uint8Array, node: number): Uint8Array => {
  const next = open.slice();
  for (let at = nodes.parent[node] ?? -1; at >= 0; at = nodes.parent[at] ?? -1) next[at] = 1;
  return next;
};

export const toggled = (open: Uint8Array, node: number, isOpen = open[node] === 0): Uint8Array => {
  const next = open.slice();
  next[node] = isOpen ? 1 : 0;
  return next;
};

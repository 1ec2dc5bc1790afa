import type { JsonNodes } from './json-nodes';
import type { TreeRows } from './tree-rows';

export type TreeStep =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'fold'; readonly node: number; readonly isOpen: boolean };

type Here = {
  readonly row: number;
  readonly rows: TreeRows;
  readonly nodes: JsonNodes;
  readonly open: Uint8Array;
  readonly pageRows: number;
};

/** The keys of a tree view (ARIA Authoring Practices); null for any other. */
export const treeStep = (key: string, { row, rows, nodes, open, pageRows }: Here): TreeStep | null => {
  const last = rows.node.length - 1;
  const node = rows.node[row] ?? 0;
  const canFold = (nodes.inside[node] ?? -1) > 0;
  const isOpen = canFold && open[node] === 1;
  const to = (target: number): TreeStep => ({ kind: 'row', row: Math.min(Math.max(target, 0), last) });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1);
    case 'ArrowUp':
      return to(row - 1);
    case 'PageDown':
      return to(row + pageRows);
    case 'PageUp':
      return to(row - pageRows);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'ArrowRight':
      return !canFold ? null : isOpen ? to(row + 1) : { kind: 'fold', node, isOpen: true };
    case 'ArrowLeft':
      if (isOpen) return { kind: 'fold', node, isOpen: false };
      return nodes.parent[node] === -1 ? null : to(rows.node.indexOf(nodes.parent[node] ?? 0));
    case 'Enter':
    case ' ':
      return canFold ? { kind: 'fold', node, isOpen: !isOpen } : null;
    default:
      return null;
  }
};

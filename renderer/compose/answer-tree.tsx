import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useCopy } from '../bridge/use-copy';
import { useVirtualRows } from '../grid/use-virtual-rows';
import { Button } from '../ui/button';
import { composeWords } from '../words/compose';
import { lastUpTo } from './find-text';
import type { JsonNodes } from './json-nodes';
import { decoded, kindOf, pointerOf, sourceOf } from './node-text';
import { treeStep } from './tree-keys';
import { TreeRow } from './tree-row';
import { opened, toggled, treeRows } from './tree-rows';

const ROW_PX = 22;

type AnswerTreeProps = {
  readonly text: string;
  readonly nodes: JsonNodes;
  readonly open: Uint8Array;
  readonly onOpen: (open: Uint8Array) => void;
  /** What is searched for, marked in each line. */
  readonly words: string;
  /** The node to show, another object for each jump. */
  readonly target: { readonly node: number } | null;
};

/** The values of an answer as lines that fold; any number of them, since only those in sight are mounted. */
export const AnswerTree = ({ text, nodes, open, onOpen, words, target }: AnswerTreeProps): ReactElement => {
  const id = useId();
  const [active, setActive] = useState(0);
  const rows = useMemo(() => treeRows(nodes, open), [nodes, open]);
  const virtual = useVirtualRows({
    ...{ rowCount: rows.node.length, rowHeight: ROW_PX, headHeight: 0 },
    onMoved: () => {},
  });
  const reveal = useRef(virtual.reveal);
  reveal.current = virtual.reveal;
  const live = useRef({ open, onOpen });
  live.current = { open, onOpen };
  const at = Math.max(0, lastUpTo(rows.node, active));

  useEffect(() => {
    if (!target) return;
    live.current.onOpen(opened(nodes, live.current.open, target.node));
    setActive(target.node);
  }, [target, nodes]);
  // What became active is shown once its line is there, and a fold leaves it where it is.
  useEffect(() => {
    const row = lastUpTo(rows.node, active);
    // A scroll paints at once, which React does not do amid its own work.
    if (rows.node[row] === active) queueMicrotask(() => reveal.current(row));
  }, [active, rows]);

  const press = useCallback(
    (node: number, isFold: boolean): void => {
      setActive(node);
      const { open: now, onOpen: change } = live.current;
      if (isFold && (nodes.inside[node] ?? -1) > 0) change(toggled(now, node));
    },
    [nodes],
  );
  const copy = useNodeCopy(text, nodes, rows.node[at] ?? 0);
  const pressed = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'c' || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      copy.value();
      return;
    }
    const step = treeStep(event.key, { row: at, rows, nodes, open, pageRows: virtual.pageRows() });
    if (!step) return;
    event.preventDefault();
    if (step.kind === 'row') setActive(rows.node[step.row] ?? 0);
    else onOpen(toggled(open, step.node, step.isOpen));
  };

  const { from, end } = virtual.range;
  const shown = Array.from({ length: Math.max(0, Math.min(end, rows.node.length) - from) }, (_, index) => from + index);
  const isMounted = at >= from && at < end;
  return (
    <div className="json">
      <div
        role="tree"
        className="json-scroller"
        aria-label={composeWords.answer.tree}
        tabIndex={0}
        ref={virtual.scrollerRef}
        onKeyDown={pressed}
        {...(isMounted ? { 'aria-activedescendant': `${id}-${rows.node[at]}` } : {})}
      >
        <div role="presentation" ref={virtual.spacerRef}>
          <div role="presentation" className="json-pane" ref={virtual.paneRef}>
            <div role="presentation" className="json-rows" ref={virtual.rowsRef}>
              {shown.map((row) => {
                const node = rows.node[row] ?? 0;
                return (
                  <TreeRow
                    key={node}
                    id={`${id}-${node}`}
                    {...{ text, nodes, node, words }}
                    level={rows.level[row] ?? 1}
                    isOpen={open[node] === 1}
                    isActive={row === at}
                    onPress={press}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
      <div className="json-foot">
        <span className="mono clip bidi grow" title={copy.pointer}>
          {copy.pointer}
        </span>
        <Button kind="ghost" size="s" onClick={copy.copyPointer}>
          {composeWords.answer.copyPointer}
        </Button>
        <Button kind="ghost" size="s" icon="copy" onClick={copy.value}>
          {composeWords.answer.copyValue}
        </Button>
      </div>
    </div>
  );
};

const useNodeCopy = (text: string, nodes: JsonNodes, node: number) => {
  const copy = useCopy();
  const pointer = pointerOf(text, nodes, node);
  return {
    pointer,
    copyPointer: () => copy(pointer, composeWords.answer.pointer),
    value: () => {
      const source = sourceOf(text, nodes, node);
      copy(kindOf(text, nodes, node) === 'string' ? decoded(source) : source, composeWords.answer.valueName);
    },
  };
};

import { memo, type ReactElement } from 'react';
import { classNames } from '../ui/button';
import { Icon } from '../ui/icons';
import { composeWords } from '../words/compose';
import { number } from '../words/human';
import type { JsonNodes } from './json-nodes';
import { Marked } from './marked';
import { kindOf, nameOf, shownText } from './node-text';

/** Deeper than this a line would have no room left for its value. */
const DEEPEST_SHOWN = 30;
const MOST_CHARACTERS = 600;
const MOST_GLANCE = 160;
const EDGE_PX = 8;
const STEP_PX = 16;

type TreeRowProps = {
  readonly id: string;
  readonly text: string;
  readonly nodes: JsonNodes;
  readonly node: number;
  readonly level: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly words: string;
  readonly onPress: (node: number, isFold: boolean) => void;
};

const Row = (props: TreeRowProps): ReactElement => {
  const { id, text, nodes, node, level, isOpen, isActive, words, onPress } = props;
  const parent = nodes.parent[node] ?? -1;
  const inside = nodes.inside[node] ?? -1;
  const kind = kindOf(text, nodes, node);
  const name = nameOf(text, nodes, node);
  const from = nodes.start[node] ?? 0;
  const to = Math.min(nodes.end[node] ?? 0, from + MOST_CHARACTERS + 1);
  const value =
    kind === 'object' || kind === 'array'
      ? kind === 'object'
        ? composeWords.answer.members(inside)
        : composeWords.answer.items(inside)
      : shownText(text.slice(from, to), MOST_CHARACTERS);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the tree.
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and points here.
    <div
      id={id}
      role="treeitem"
      className={classNames('json-row', isActive && 'is-active')}
      aria-level={level}
      aria-setsize={parent < 0 ? 1 : (nodes.inside[parent] ?? 1)}
      aria-posinset={(nodes.place[node] ?? 0) + 1}
      aria-selected={isActive}
      {...(inside > 0 ? { 'aria-expanded': isOpen } : {})}
      style={{ paddingInlineStart: EDGE_PX + Math.min(level - 1, DEEPEST_SHOWN) * STEP_PX }}
      onClick={(event) => onPress(node, event.target instanceof Element && event.target.closest('.json-fold') !== null)}
      onDoubleClick={() => onPress(node, true)}
    >
      <span className="json-fold">
        {inside > 0 && <Icon name="right" className={classNames('icon-12', isOpen && 'is-open')} />}
      </span>
      <span className="json-name">
        {name !== null ? (
          <bdi>
            <Marked text={shownText(name, 200)} words={words} />
          </bdi>
        ) : (
          parent >= 0 && <span className="muted">{number(nodes.place[node] ?? 0)}</span>
        )}
        {parent >= 0 && <span className="muted">: </span>}
      </span>
      <bdi className={`json-value json-${kind}`}>{inside < 0 ? <Marked text={value} words={words} /> : value}</bdi>
      {inside > 0 && !isOpen && (
        <bdi className="json-value json-glance" aria-hidden="true">
          {shownText(text.slice(from, to).replace(/\s+/g, ' '), MOST_GLANCE)}
        </bdi>
      )}
    </div>
  );
};

export const TreeRow = memo(Row);

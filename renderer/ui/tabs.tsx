import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icons';

export type Tab<T extends string> = {
  readonly id: T;
  readonly label: string;
  readonly icon?: IconName;
  readonly mark?: ReactNode;
};

type TabListProps<T extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly shown: T;
  readonly onShow: (id: T) => void;
  /** The Delete key on a tab, for those that can be closed. */
  readonly onDelete?: (id: T) => void;
  /** Ids of tab and panel begin with it: `x-tab-token`, `x-panel-token`. */
  readonly idPrefix: string;
  readonly orientation?: 'horizontal' | 'vertical';
  readonly tabClass?: string;
};

/** Tabs that are followed by arrows and shown at once; the panels are the caller's, named by `panelProps`. */
export const TabList = <T extends string>(props: TabListProps<T>): ReactElement => {
  const { label, tabs, shown, onShow, onDelete, idPrefix, orientation = 'horizontal', tabClass } = props;
  const keys =
    orientation === 'vertical' ? { next: 'ArrowDown', back: 'ArrowUp' } : { next: 'ArrowRight', back: 'ArrowLeft' };
  const follow = (event: KeyboardEvent<HTMLDivElement>): void => {
    const here = tabs.findIndex((tab) => tab.id === shown);
    if (event.key === 'Delete' && onDelete) {
      const first = event.currentTarget.children.item(0);
      onDelete(shown);
      if (first instanceof HTMLElement) first.focus();
      return;
    }
    const steps: Readonly<Record<string, number>> = {
      [keys.next]: (here + 1) % tabs.length,
      [keys.back]: (here - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const index = steps[event.key];
    const next = index === undefined ? undefined : tabs[index];
    if (index === undefined || !next) return;
    event.preventDefault();
    onShow(next.id);
    const button = event.currentTarget.children.item(index);
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div role="tablist" aria-label={label} aria-orientation={orientation} onKeyDown={follow}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className={tabClass}
          id={`${idPrefix}-tab-${tabId(tab.id)}`}
          aria-controls={`${idPrefix}-panel-${tabId(tab.id)}`}
          aria-selected={tab.id === shown}
          tabIndex={tab.id === shown ? 0 : -1}
          onClick={() => onShow(tab.id)}
        >
          {tab.icon && <Icon name={tab.icon} />}
          {tab.label}
          {tab.mark}
        </button>
      ))}
    </div>
  );
};

/** As a part of an id: a path may hold what ids may not. */
export const tabId = (id: string): string => encodeURIComponent(id);

/** The cross of a tab that can be closed, for the pointer; keys have Delete. */
export const CloseMark = ({ onClose }: { readonly onClose: () => void }): ReactElement => (
  <span
    className="tab-close"
    aria-hidden="true"
    onClick={(event) => {
      event.stopPropagation();
      onClose();
    }}
  >
    <Icon name="x" className="icon-12" />
  </span>
);

/** Ties a panel to its tab, which names it. */
export const panelProps = (idPrefix: string, id: string) =>
  ({ role: 'tabpanel', id: `${idPrefix}-panel-${id}`, 'aria-labelledby': `${idPrefix}-tab-${id}` }) as const;

import type { IconName } from '../ui/icons';

/** Something that a person can do, offered by the part that does it; palette, keys and the system's menu find it by id. */
export type Command = {
  readonly id: string;
  /** Heading in the palette. */
  readonly group: string;
  readonly label: string;
  readonly icon: IconName;
  /** As `aria-keyshortcuts` writes them, e.g. `Control+Shift+R`; on macOS Command stands for Control. */
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly reason?: string | undefined;
  /** Found by this text too, and then before all others: a row number as it is typed. */
  readonly also?: string;
  /** Keys work, but the palette does not list it. */
  readonly isHidden?: boolean;
  readonly run: () => void;
};

export type Offer = {
  /** Least first. */
  readonly order: number;
  readonly commands: readonly Command[];
  /** Found by a text alone, or where the palette lists one group: rows by number, profiles. Empty text: none is typed yet. */
  readonly typed?: (text: string) => readonly Command[];
};

/** What can be done now, in the window as it is. Parts come and go; nobody else knows them. */
export class CommandStore {
  readonly #offers = new Map<object, Offer>();
  readonly #listeners = new Set<() => void>();
  /** Null: to be sorted when somebody asks; offers come with every drawing of a part, and the palette seldom. */
  #sorted: readonly Offer[] | null = null;

  get offers(): readonly Offer[] {
    this.#sorted ??= [...this.#offers.values()].sort((one, other) => one.order - other.order);
    return this.#sorted;
  }

  offer(owner: object, offer: Offer): void {
    this.#offers.set(owner, offer);
    this.#tell();
  }

  withdraw(owner: object): void {
    if (this.#offers.delete(owner)) this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null where nobody offers it. */
  find(id: string): Command | null {
    for (const { commands } of this.offers) {
      const found = commands.find((command) => command.id === id);
      if (found) return found;
    }
    return null;
  }

  /** For a key that was pressed; those without Control belong to the part that has the focus, which listens itself. */
  forKey(event: KeyPress): Command | null {
    if (event.altKey) return null;
    for (const { commands } of this.offers) {
      const found = commands.find(({ keys }) => keys !== undefined && isPressed(keys, event));
      if (found) return found;
    }
    return null;
  }

  #tell(): void {
    this.#sorted = null;
    for (const listener of this.#listeners) listener();
  }
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const isPressed = (keys: string, event: KeyPress): boolean => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const isControl = event.ctrlKey || event.metaKey;
  if (key === '?') return event.key === '?' && !isControl;
  if (!parts.includes('Control') || !isControl) return false;
  return parts.includes('Shift') === event.shiftKey && event.key.toLowerCase() === key.toLowerCase();
};

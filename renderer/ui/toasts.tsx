import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { words } from '../words/catalogue';
import { Button, IconButton } from './button';
import { useFocusBack } from './focus-back';
import { Icon, type IconName } from './icons';

export type ToastText = { readonly kind: 'ok' | 'err'; readonly text: string };
type Shown = ToastText & { readonly id: number };

const ToastContext = createContext<(toast: ToastText) => void>(() => {});

type Region = { readonly element: HTMLElement | null; readonly changeCards: (by: 1 | -1) => void };
const RegionContext = createContext<Region>({ element: null, changeCards: () => {} });

/** Says something short in the corner; an error stays until it is dismissed. */
export const useToast = (): ((toast: ToastText) => void) => useContext(ToastContext);

const MOST = 3;
const GOES_AFTER_MS = 5_000;

/** Around the window; the newest toast is the lowest, at most three. */
export const ToastProvider = ({ children }: { readonly children: ReactNode }): ReactElement => {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const last = useRef(0);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [cards, setCards] = useState(0);
  useFocusBack(element);
  const changeCards = useCallback((by: 1 | -1) => setCards((before) => before + by), []);
  const region = useMemo(() => ({ element, changeCards }), [element, changeCards]);
  const show = useCallback((toast: ToastText) => {
    last.current += 1;
    const shown = { ...toast, id: last.current };
    setToasts((before) => [...before, shown].slice(-MOST));
  }, []);
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      <RegionContext value={region}>{children}</RegionContext>
      <section
        ref={setElement}
        className="toasts"
        aria-label={words.app.notifications}
        hidden={toasts.length + cards === 0}
      >
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </section>
    </ToastContext>
  );
};

/** A card of some part of the window among the toasts, for as long as it is mounted. */
export const InNotifications = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { element, changeCards } = useContext(RegionContext);
  useEffect(() => {
    changeCards(1);
    return () => changeCards(-1);
  }, [changeCards]);
  return element && createPortal(children, element);
};

type UndoToastProps = {
  readonly icon: IconName;
  readonly text: ReactNode;
  /** What is left of the time, 0 to 1. */
  readonly left: number;
  readonly onUndo: () => void;
  /** Ends the wait. */
  readonly onDismiss: () => void;
  /** It is looked at or has the focus: the time stands still. */
  readonly onHold: (isHeld: boolean) => void;
};

/** Something that will happen when its time is up, and can be taken back until then. */
export const UndoToast = ({ icon, text, left, onUndo, onDismiss, onHold }: UndoToastProps): ReactElement => (
  // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is looked at.
  <div
    className="toast"
    onMouseEnter={() => onHold(true)}
    onMouseLeave={() => onHold(false)}
    onFocus={() => onHold(true)}
    onBlur={() => onHold(false)}
  >
    <Icon name={icon} />
    <span className="grow bidi">{text}</span>
    <Button size="s" icon="undo" aria-keyshortcuts="Control+Z" onClick={onUndo}>
      {words.app.undo}
    </Button>
    <IconButton icon="x" label={words.app.dismiss} size="s" onClick={onDismiss} />
    <i className="bar" ref={(bar) => bar?.style.setProperty('--at', `${Math.round(left * 100)}%`)} />
  </div>
);

type ToastProps = { readonly toast: Shown; readonly onDismiss: (id: number) => void };

const Toast = ({ toast, onDismiss }: ToastProps): ReactElement => {
  const { id, kind, text } = toast;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (kind === 'err' || isHeld) return;
    const timer = setTimeout(() => onDismiss(id), GOES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, kind, isHeld, onDismiss]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is looked at.
    <div
      className={`toast toast-${kind}`}
      role={kind === 'err' ? 'alert' : 'status'}
      {...hold}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={kind === 'ok' ? 'checkCircle' : 'error'} />
      <span className="grow bidi">{text}</span>
      <IconButton icon="x" label={words.app.dismiss} size="s" onClick={() => onDismiss(id)} />
    </div>
  );
};

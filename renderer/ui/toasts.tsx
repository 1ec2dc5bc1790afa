import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { words } from '../words/catalogue';
import { IconButton } from './button';
import { Icon } from './icons';

export type ToastText = { readonly kind: 'ok' | 'err'; readonly text: string };
type Shown = ToastText & { readonly id: number };

const ToastContext = createContext<(toast: ToastText) => void>(() => {});

/** Says something short in the corner; an error stays until it is dismissed. */
export const useToast = (): ((toast: ToastText) => void) => useContext(ToastContext);

const MOST = 3;
const GOES_AFTER_MS = 5_000;

/** Around the window; the newest toast is the lowest, at most three. */
export const ToastProvider = ({ children }: { readonly children: ReactNode }): ReactElement => {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const last = useRef(0);
  const show = useCallback((toast: ToastText) => {
    last.current += 1;
    const shown = { ...toast, id: last.current };
    setToasts((before) => [...before, shown].slice(-MOST));
  }, []);
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      <section className="toasts" aria-label={words.app.notifications} hidden={toasts.length === 0}>
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </section>
    </ToastContext>
  );
};

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

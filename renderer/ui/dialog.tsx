import {
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from 'react';

type DialogProps = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  /** Esc, or whatever else means "leave it as it was". */
  readonly onCancel: () => void;
  /** Focused first: the first field, or the least harmful button. Without it the browser takes the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
  readonly className?: string;
};

/**
 * The browser's own modal dialog: it holds focus, makes the rest of the window inert, answers Esc and gives focus back,
 * for no code at all (Base UI's dialog costs 63 KB of script for the same). Mount it to open it.
 */
export const Dialog = (props: DialogProps): ReactElement => {
  const { title, description, role = 'dialog', onCancel, initialFocus, children, className } = props;
  const id = useId();
  return (
    <Modal
      role={role}
      aria-labelledby={`${id}-t`}
      aria-describedby={description ? `${id}-d` : undefined}
      onCancel={onCancel}
      initialFocus={initialFocus}
    >
      <div className={className ? `dialog ${className}` : 'dialog'}>
        <div className="dialog-head">
          <h2 id={`${id}-t`}>{title}</h2>
          {description && (
            <p className="soft" id={`${id}-d`}>
              {description}
            </p>
          )}
        </div>
        {children}
      </div>
    </Modal>
  );
};

type ModalProps = Pick<HTMLAttributes<HTMLDialogElement>, 'aria-label' | 'aria-labelledby' | 'aria-describedby'> &
  Pick<DialogProps, 'onCancel' | 'children'> & {
    readonly role?: 'dialog' | 'alertdialog';
    readonly initialFocus?: DialogProps['initialFocus'] | undefined;
    readonly className?: string;
    /** A press beside what it shows is a cancel as well. */
    readonly closesBeside?: boolean;
  };

/** The dialog element alone, for what has a head of its own: open while it is mounted, it gives focus back afterwards. */
export const Modal = (props: ModalProps): ReactElement => {
  const { onCancel, initialFocus, className, closesBeside = false, children, ...named } = props;
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    initialFocus?.current?.focus();
    return () => {
      dialog?.close();
      // The element leaves with its component, before the browser would give focus back.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [initialFocus]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it as well; the scrim is for the pointer.
    <dialog
      {...named}
      ref={element}
      className={className ? `scrim ${className}` : 'scrim'}
      onCancel={(event) => {
        // React hands on to the outer dialog what happened in one that stands within it.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onCancel();
      }}
      onClick={(event) => closesBeside && event.target === event.currentTarget && onCancel()}
    >
      {children}
    </dialog>
  );
};

import { type ReactElement, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';

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
  const element = useModal(initialFocus);
  const id = useId();
  return (
    <dialog
      ref={element}
      className="scrim"
      role={role}
      aria-labelledby={`${id}-t`}
      aria-describedby={description ? `${id}-d` : undefined}
      onCancel={(event) => {
        // React hands on to the outer dialog what happened in one that stands within it.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onCancel();
      }}
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
    </dialog>
  );
};

/** Opens the dialog element while it is mounted, and gives focus back afterwards. */
export const useModal = (initialFocus?: RefObject<HTMLElement | null>): RefObject<HTMLDialogElement | null> => {
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
  return element;
};

import { type ReactElement, useRef } from 'react';
import { Button } from '../ui/button';

type FileButtonProps = {
  readonly label: string;
  /** Of the field behind the button, for those who do not see the button. */
  readonly name: string;
  readonly onFile: (file: File) => void;
};

/** Opens the system's dialog; the page reads what the person chose, and nothing else. */
export const FileButton = ({ label, name, onFile }: FileButtonProps): ReactElement => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="vh"
        aria-label={name}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <Button kind="ghost" size="s" onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
};

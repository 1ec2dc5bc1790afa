import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Message } from '../ui/notice';
import { number } from '../words/human';
import { tokenWords } from '../words/token';
import { FileButton } from './file-button';
import { dropped, textOfFile } from './file-text';
import { SampleWalk, sampleToken } from './sample-token';
import { tokenInUrl } from './token-in-url';
import { MOST_READ, type Pasted } from './use-pasted';

const say = tokenWords.pasted;

/** A text field of hundreds of thousands of characters without a space takes the engine longer to lay out than to read. */
const MOST_SHOWN = 8_192;

/** Where a token is pasted, dropped or opened. A paste replaces all of the one before. */
export const PastedCard = ({ paste, nested, set }: Pasted): ReactElement => {
  const [isFileBad, setFileBad] = useState(false);
  const [isFromAddress, setFromAddress] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isCut = paste.text.length > MOST_SHOWN;
  const isRefused = paste.length > MOST_READ;
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useBigInput(field, (text) => takeWhole(text));
  const take = (text: string, length = text.length): void => {
    setFileBad(false);
    setFromAddress(false);
    set(text, length);
  };
  // What is typed stays as it is typed. An address gives way to its token, which is then what the key is tried on, too.
  const takeWhole = (text: string): void => {
    const token = text.length <= MOST_READ ? tokenInUrl(text) : null;
    take(token ?? text);
    setFromAddress(token !== null);
  };
  const takeFile = async (file: File): Promise<void> => {
    const text = await textOfFile(file, MOST_READ + 1);
    if (text === null) setFileBad(true);
    else if (text.length > MOST_READ) take(text, file.size);
    else takeWhole(text);
  };
  return (
    <section className="card" aria-label={say.title}>
      <div className="card-head">
        <h2 className="grow">{say.title}</h2>
        <span className="hint">{say.stays}</span>
        <FileButton label={say.openFile} name={say.file} onFile={(file) => void takeFile(file)} />
      </div>
      <div className="card-body stack">
        <textarea
          ref={field}
          className="input mono"
          rows={3}
          aria-label={say.input}
          spellCheck={false}
          autoComplete="off"
          placeholder={say.placeholder}
          value={isCut ? paste.text.slice(0, MOST_SHOWN) : paste.text}
          onChange={(event) => take(event.target.value)}
          onPaste={(event) => {
            event.preventDefault();
            takeWhole(event.clipboardData.getData('text/plain'));
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const { file, text } = dropped(event);
            if (file) void takeFile(file);
            else if (text) takeWhole(text);
          }}
        />
        {isRefused ? (
          <Message kind="err">{say.refused(number(paste.length))}</Message>
        ) : (
          isCut && <Message kind="info">{say.part(number(MOST_SHOWN), number(paste.length))}</Message>
        )}
        {isFromAddress && <Message kind="info">{say.fromAddress}</Message>}
        {isFileBad && (
          <Message kind="err" role="alert">
            {say.noFile}
          </Message>
        )}
        {paste.length === 0 && (
          <div className="row">
            <Button size="s" kind="ghost" icon="eye" onClick={() => take(sampleToken())}>
              {say.sample}
            </Button>
          </div>
        )}
        {paste.text === sampleToken() && <SampleWalk />}
        {nested !== null && (
          <div className="row">
            <Button size="s" onClick={() => take(nested)}>
              {say.nested}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
};

/**
 * What reaches the field in another way than by paste or drop: an input method, an assistive tool, the spelling menu. A
 * big text is taken before the engine lays it out. React's own event of that name knows no such text.
 */
const useBigInput = (field: RefObject<HTMLTextAreaElement | null>, onText: (text: string) => void): void => {
  const take = useRef(onText);
  useEffect(() => {
    take.current = onText;
  });
  useEffect(() => {
    const input = field.current;
    const before = (event: InputEvent): void => {
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (text.length <= MOST_SHOWN) return;
      event.preventDefault();
      take.current(text);
    };
    input?.addEventListener('beforeinput', before);
    return () => input?.removeEventListener('beforeinput', before);
  }, [field]);
};

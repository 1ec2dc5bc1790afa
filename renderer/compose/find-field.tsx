import type { ReactElement, Ref } from 'react';
import { IconButton } from '../ui/button';
import { Icon } from '../ui/icons';
import { composeWords } from '../words/compose';
import type { Find } from './use-find';

type FindFieldProps = { readonly find: Find; readonly field: Ref<HTMLInputElement> };

/** Enter goes to the next find, Shift Enter to the one before; Escape empties the field. */
export const FindField = ({ find, field }: FindFieldProps): ReactElement => {
  const text = composeWords.find;
  const { words, found, at } = find;
  const count = found?.at.length ?? 0;
  return (
    <div className="row row-4" role="search">
      <div className="input input-m find-field">
        <Icon name="search" className="icon-s" />
        <input
          ref={field}
          type="search"
          aria-label={text.label}
          aria-keyshortcuts="Control+F"
          placeholder={text.label}
          spellCheck={false}
          value={words}
          onChange={(event) => find.set(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              find.move(event.shiftKey ? -1 : 1);
            } else if (event.key === 'Escape' && words !== '') {
              event.stopPropagation();
              find.set('');
            }
          }}
        />
        <span className="hint num" role="status">
          {words === '' || !found ? '' : count === 0 ? text.none : text.at(at + 1, count, found.isCut)}
        </span>
      </div>
      {words !== '' && (
        <>
          <IconButton icon="up" label={text.previous} size="s" onClick={() => find.move(-1)} />
          <IconButton icon="down" label={text.next} size="s" onClick={() => find.move(1)} />
        </>
      )}
    </div>
  );
};

import type { ReactElement } from 'react';
import { Button } from '../ui/button';
import { number } from '../words/human';
import { tokenWords } from '../words/token';

type ShowMoreProps = { readonly left: number; readonly onMore: () => void };

/** Below a capped table: how many rows are left, and the press that shows more of them. */
export const ShowMore = ({ left, onMore }: ShowMoreProps): ReactElement | null =>
  left > 0 ? (
    <div className="clockline">
      <Button kind="link" onClick={onMore}>
        {tokenWords.showMore(number(left))}
      </Button>
    </div>
  ) : null;

import type { ReactElement } from 'react';
import { skeletonWidth } from '../grid/columns';
import { words } from '../words/catalogue';

/** Rows of skeletons while nothing at all is known yet; as many as the tallest window has. */
export const PanelSkeleton = ({ label }: { readonly label: string }): ReactElement => (
  <div className="gridwrap grid-skeleton" role="status" aria-busy aria-label={words.resource.status.loadingName(label)}>
    <div className="gr gr-head" />
    {SKELETON_ROWS.map((row) => (
      <div className="gr" key={row}>
        {SKELETON_CELLS.map((cell) => (
          <div key={cell}>{cell > 0 && <i className={`sk sk-${skeletonWidth(row, cell)}`} />}</div>
        ))}
      </div>
    ))}
  </div>
);

const SKELETON_ROWS = Array.from({ length: 60 }, (_, row) => row);
const SKELETON_CELLS = [0, 1, 2, 3, 4];

import type { ReactElement } from 'react';
import { Button } from '../ui/button';
import { Strip } from '../ui/notice';
import { words } from '../words/catalogue';
import type { useResource } from './use-resource';

/** Trouble beside rows that stay: a reload or a page that failed. */
export const PanelTroubles = ({
  resource,
}: {
  readonly resource: ReturnType<typeof useResource>;
}): ReactElement | null => {
  const { shown, failure, reload } = resource;
  const ofPage = shown?.rows.failure ?? null;
  if (!shown || (!failure && !ofPage)) return null;
  const trouble = failure ?? ofPage;
  const again = failure ? reload : () => (ofPage?.code === 'gone' ? reload() : shown.rows.retry());
  const title = trouble ? words.failures.of(trouble).title : '';
  return (
    <Strip
      kind="warn"
      title={failure ? title : words.resource.error.moreRows}
      text={failure ? undefined : title}
      actions={
        <Button size="s" onClick={again}>
          {words.resource.error.tryAgain}
        </Button>
      }
    />
  );
};

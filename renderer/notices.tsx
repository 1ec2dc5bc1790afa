import type { ReactElement } from 'react';
import { AfterStop } from './after-stop';
import { useBridge } from './bridge/bridge-context';
import { useRequest } from './bridge/use-request';
import { useShared } from './bridge/use-shared';
import { Button } from './ui/button';
import { Banner, Strip } from './ui/notice';
import { words } from './words/catalogue';

/** That the view stopped, and what this computer did to files of the app; each stays until dismissed. */
export const Notices = ({ as }: { readonly as: 'strip' | 'banner' }): ReactElement => {
  const bridge = useBridge();
  const notices = useShared(bridge['notices:changed']) ?? [];
  const { run } = useRequest(bridge['desktop:dismiss-notice']);
  const Shape = as === 'strip' ? Strip : Banner;
  return (
    <>
      <AfterStop as={as} />
      {notices.map(({ id, kind, path }) => (
        <Shape
          key={id}
          kind="warn"
          title={words.app.notices[kind].title}
          text={words.app.notices[kind].text(path)}
          actions={
            <Button size="s" onClick={() => void run({ noticeId: id })}>
              {words.app.dismiss}
            </Button>
          }
        />
      ))}
    </>
  );
};

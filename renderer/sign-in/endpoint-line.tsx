import type { ReactElement } from 'react';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';

type EndpointProps = { readonly url: string; readonly text?: string };

/** SECURITY: names the one URL that a secret goes to, before it goes; main refuses any other. */
export const EndpointLine = ({ url, text = words.signIn.endpoint }: EndpointProps): ReactElement => (
  <p className="fine">
    <Icon name="lock" />
    <span>
      {text}
      <span className="mono soft">{url}</span>
    </span>
  </p>
);

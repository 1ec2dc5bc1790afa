import type { ReactElement } from 'react';
import type { Finding, Inspection } from '../../electron/token/inspection';
import { Icon } from '../ui/icons';
import { tokenWords } from '../words/token';
import type { Checked } from './checked';
import { verdictsOf } from './verdict';

type StripProps = {
  readonly inspection: Inspection;
  readonly findings: readonly Finding[];
  readonly serverNowMs: number;
  readonly partCount: number;
  readonly checked: Checked | null;
};

export const VerdictStrip = ({ inspection, findings, serverNowMs, partCount, checked }: StripProps): ReactElement => (
  <dl className="verdicts" aria-label={tokenWords.verdict}>
    {verdictsOf(inspection, findings, serverNowMs, partCount, checked).map(({ name, tone, icon, title, detail }) => (
      <div key={name} className={`verdict v-${tone}`}>
        <dt>{name}</dt>
        <dd>
          <Icon name={icon} />
          {title}
        </dd>
        <dd className="sub clip">{detail}</dd>
      </div>
    ))}
  </dl>
);

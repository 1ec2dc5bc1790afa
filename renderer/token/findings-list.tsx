import { type ReactElement, useId, useState } from 'react';
import type { Finding } from '../../electron/token/inspection';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icons';
import { tokenWords } from '../words/token';
import { countOf } from './live-findings';
import { ShowMore } from './show-more';
import { SpecLink } from './spec-link';
import { visible } from './visible-text';

/** A hostile token earns thousands; the worst come first. */
const FIRST = 30;

/** Facts about the token with the rule that each rests on, the worst first; what is right is counted. */
export const FindingsList = ({ findings }: { readonly findings: readonly Finding[] }): ReactElement => {
  const id = useId();
  const [isAll, setAll] = useState(false);
  const [most, setMost] = useState(FIRST);
  const { findings: words, advice } = tokenWords;
  const passed = countOf(findings, 'ok');
  const counts = [
    { count: countOf(findings, 'error'), say: advice.errors },
    { count: countOf(findings, 'warning'), say: advice.warnings },
    { count: countOf(findings, 'info'), say: advice.notes },
    { count: passed, say: advice.passed },
  ].filter(({ count }) => count > 0);
  const listed = isAll ? findings : findings.filter(({ severity }) => severity !== 'ok');
  const shown = listed.slice(0, most);
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{words.title}</h2>
        <span className="count">{counts.map(({ count, say }) => say(count)).join(advice.join)}</span>
      </div>
      <ul className="findings" aria-labelledby={id}>
        {shown.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one finding may be stated of two equal paths.
          <FindingItem key={`${finding.id}${finding.path ?? ''}${index}`} finding={finding} />
        ))}
      </ul>
      <ShowMore left={listed.length - shown.length} onMore={() => setMost(most + FIRST)} />
      {passed > 0 && (
        <div className="clockline">
          <Icon name="checkCircle" />
          <span className="grow">{words.passed(passed)}</span>
          <Button kind="link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? words.hide : words.show}
          </Button>
        </div>
      )}
    </section>
  );
};

const look = {
  error: { className: 'f-err', icon: 'error' },
  warning: { className: 'f-warn', icon: 'warn' },
  info: { className: 'f-info', icon: 'info' },
  ok: { className: 'f-ok', icon: 'checkCircle' },
} as const satisfies Record<Finding['severity'], { readonly className: string; readonly icon: IconName }>;

const FindingItem = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const { severity, path, spec } = finding;
  const sentence = visible(tokenWords.findings.sentence(finding));
  const { className, icon } = look[severity];
  const title = titleOf(finding);
  return (
    <li className={className}>
      <Icon name={icon} />
      <div>
        <p className="f-t">
          <span className="vh">{tokenWords.findings.severities[severity]}: </span>
          <bdi>{title ?? sentence}</bdi>
        </p>
        {title !== undefined && (
          <p className="f-d">
            <bdi>{sentence}</bdi>
          </p>
        )}
        {(spec || path) && (
          <p className="f-s">
            {spec && <SpecLink spec={spec} />}
            {spec && path ? ', ' : ''}
            {path && <bdi className="mono">{visible(path)}</bdi>}
          </p>
        )}
      </div>
    </li>
  );
};

/** Words by id; a rule that is newer than the words speaks for itself. */
const titleOf = ({ id, path }: Finding): string | undefined => {
  const titles: Readonly<Record<string, string>> = tokenWords.findings.titles;
  const about: Readonly<Record<string, ((name: string) => string) | undefined>> = tokenWords.findings.about;
  const name = path?.split('/').at(-1);
  const said = name && Object.hasOwn(about, id) ? about[id]?.(visible(name)) : undefined;
  return said ?? (Object.hasOwn(titles, id) ? titles[id] : undefined);
};

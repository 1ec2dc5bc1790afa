import type { ReactElement } from 'react';
import type { Failure } from '../../electron/contract/result';
import { Banner } from '../ui/notice';
import { useNow } from '../ui/now';
import { ServerWords } from '../ui/server-words';
import { words } from '../words/catalogue';

/** What a failed sign-in says at the top of its form and on its fields; the server's words stand unchanged. */
export type Refusal = {
  readonly failure: Failure;
  readonly username?: string;
  readonly password?: string;
  /** By name, for the further fields on screen. */
  readonly fields: Readonly<Record<string, string>>;
  /** In place of what the failure is usually called. */
  readonly title?: string;
  /** Errors of no field that is on screen. */
  readonly lines: readonly string[];
};

const WHOLE = ['non_field_errors', 'detail'];

export const refusalOf = (
  failure: Failure,
  usernameField: string,
  further: readonly { readonly name: string }[] = [],
): Refusal => {
  const fields = Object.entries(failure.fields ?? {});
  const of = (name: string): string | undefined => fields.find(([field]) => field === name)?.[1].join(' ');
  const username = of(usernameField) ?? of('username');
  const password = of('password');
  const ofFurther = further.flatMap(({ name }) => {
    const text = of(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const shown = new Set([usernameField, 'username', 'password', ...further.map(({ name }) => name)]);
  const lines = fields
    .filter(([field]) => !shown.has(field))
    .flatMap(([field, texts]) =>
      texts.map((text) => (WHOLE.includes(field) ? text : words.signIn.fieldLine(field, text))),
    );
  const said = failure.server?.words;
  return {
    failure,
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    fields: Object.fromEntries(ofFurther),
    lines: fields.length === 0 && said ? [said] : lines,
  };
};

const verdicts: ReadonlySet<string> = new Set(['refused', 'invalid-fields', 'forbidden']);

/** One banner for all ways in which a sign-in fails. */
export const RefusalBanner = ({ refusal }: { readonly refusal: Refusal }): ReactElement => {
  const { failure, lines } = refusal;
  if (failure.code === 'throttled' && failure.retryAtMs !== undefined)
    return <ThrottledBanner retryAtMs={failure.retryAtMs} lines={lines} />;
  if (refusal.title) return <Banner kind="err" title={refusal.title} />;
  const isVerdict = verdicts.has(failure.code) && failure.server !== undefined;
  const { title, todo } = words.failures.of(failure);
  return (
    <Banner kind="err" title={isVerdict ? words.signIn.refused(failure.server?.status) : title}>
      <Lines lines={lines} />
      {!isVerdict && <p>{todo}</p>}
    </Banner>
  );
};

const ThrottledBanner = ({
  retryAtMs,
  lines,
}: {
  readonly retryAtMs: number;
  readonly lines: readonly string[];
}): ReactElement => (
  <Banner kind="err" title={<ThrottledFor retryAtMs={retryAtMs} />}>
    <Lines lines={lines} />
  </Banner>
);

/** Said once with the alert that holds it, not again each second. */
const ThrottledFor = ({ retryAtMs }: { readonly retryAtMs: number }): ReactElement => (
  <span role="timer" aria-live="off">
    {words.failures.throttledFor(Math.max(0, retryAtMs - useNow()))}
  </span>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }): ReactElement => (
  <>
    {lines.map((line) => (
      <p key={line}>
        <ServerWords text={line} />
      </p>
    ))}
  </>
);

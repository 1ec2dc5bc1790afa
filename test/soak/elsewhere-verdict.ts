import type { ElsewhereReport } from './elsewhere';

const FIVE_PERCENT = 0.05;
const MOST_SHOWN = 5;

const against = ({ renewals, ideal }: ElsewhereReport): number => renewals / ideal;

/** Nothing failed, no refresh token was spent twice, no token was seen, and renewals were as many as were due. */
export const isGood = (report: ElsewhereReport): boolean => {
  const { curl, besideApp, alone, refused, tokensFound } = report;
  const ways = [curl, besideApp, alone];
  const areServed = ways.every(({ asked, failures }) => asked > 0 && failures.length === 0);
  return areServed && refused === 0 && tokensFound === 0 && Math.abs(against(report) - 1) <= FIVE_PERCENT;
};

export const elsewhereTable = (report: ElsewhereReport): string => {
  const { minutes, curl, besideApp, alone, aloneSeconds, renewals, ideal, refused, tokensFound } = report;
  const ways = [
    ['curl, lent address', curl],
    ['latchkey, app runs', besideApp],
    ['latchkey, alone', alone],
  ] as const;
  return [
    `soak of ${minutes.toFixed(1)} min from elsewhere; for ${aloneSeconds.toFixed(0)} s of it no app ran`,
    ...ways.map(
      ([name, { asked, failures }]) => `${name.padEnd(20)} ${asked} asked, ${failures.length} failed (goal 0)`,
    ),
    ...ways.flatMap(([name, { failures }]) => failures.slice(0, MOST_SHOWN).map((failure) => `  ${name}: ${failure}`)),
    `renewals: ${renewals} by the server's count, ${ideal.toFixed(1)} due: ${against(report).toFixed(3)} (goal 0.95 to 1.05)`,
    `renewals refused: ${refused} (goal 0)`,
    `outputs and files with a token: ${tokensFound} (goal 0)`,
    isGood(report) ? 'good' : 'NOT GOOD',
  ].join('\n');
};

import { UsageError } from './command';

/**
 * `--name value` and `--name=value`, each at most once, of the names that are known; a bare word is kept in order.
 * Throws `UsageError` for anything else.
 */
export const optionsOf = (
  args: readonly string[],
  names: readonly string[],
): { readonly given: ReadonlyMap<string, string>; readonly words: readonly string[] } => {
  const given = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [name = '', ...inline] = arg.split('=');
    if (!names.includes(name)) throw new UsageError(`"${name}" is not known.`);
    if (given.has(name)) throw new UsageError(`${name} is given twice.`);
    if (inline.length === 0) at += 1;
    const value = inline.length > 0 ? inline.join('=') : args[at];
    if (value === undefined) throw new UsageError(`${name} needs a value.`);
    given.set(name, value);
  }
  return { given, words };
};

export const secondsOf = (given: ReadonlyMap<string, string>, name: string): number | undefined => {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds)) throw new UsageError(`${name} must be a number of seconds.`);
  return seconds;
};

/** What electron-builder asks of fpm (app-builder-lib, FpmTarget), and nothing more. */
export type Order = {
  readonly type: 'deb' | 'rpm';
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** Where the package is to be written. */
  readonly output: string;
  readonly compression: string;
  readonly maintainer: string;
  readonly vendor: string;
  readonly url: string;
  readonly license: string;
  readonly category: string;
  readonly synopsis: string;
  readonly description: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly scripts: { readonly afterInstall: string; readonly afterRemove: string };
  readonly mappings: readonly Mapping[];
};
/** `directory/=/target` copies what is in the directory, `file=/target/name` one file. */
export type Mapping = { readonly from: string; readonly to: string };

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['--force', '--debug', '--rpm-auto-add-directories']);

/** Throws for an order that cannot be filled. */
export const orderOf = (args: readonly string[]): Order => {
  const { given, mappings } = split(args);
  const last = (name: string): string => given.get(name)?.at(-1) ?? '';
  const type = last('-t');
  if (type !== 'deb' && type !== 'rpm') throw new Error(`no package of type "${type}" can be made here`);
  for (const name of ['--name', '--version', '--package', '--architecture'])
    if (last(name) === '') throw new Error(`${name} is missing`);
  // For a deb the first line is the synopsis; for an rpm the synopsis has an option of its own.
  const [first = '', ...rest] = last('--description').split('\n');
  const long = rest.map((line) => line.trim()).join('\n');
  const isTwoPart = type === 'deb' && long !== '';
  return {
    ...{ type, mappings, name: last('--name'), version: last('--version'), output: last('--package') },
    architecture: last('--architecture'),
    compression: last(type === 'deb' ? '--deb-compression' : '--rpm-compression') || 'xz',
    ...{ maintainer: last('--maintainer'), vendor: last('--vendor'), url: last('--url'), license: last('--license') },
    category: last('--category') || 'misc',
    synopsis: (isTwoPart ? first : last('--rpm-summary') || first).trim(),
    description: isTwoPart ? long : last('--description').trim(),
    depends: given.get('-d') ?? [],
    recommends: given.get('--deb-recommends') ?? given.get('--rpm-recommends') ?? [],
    scripts: { afterInstall: last('--after-install'), afterRemove: last('--after-remove') },
  };
};

const split = (
  args: readonly string[],
): { readonly given: ReadonlyMap<string, readonly string[]>; readonly mappings: readonly Mapping[] } => {
  const given = new Map<string, string[]>();
  const mappings: Mapping[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (WITHOUT_VALUE.has(arg)) continue;
    const equals = arg.indexOf('=');
    if (!arg.startsWith('-')) {
      mappings.push({ from: arg.slice(0, equals), to: arg.slice(equals + 1) });
      continue;
    }
    const isInline = arg.startsWith('--') && equals > 0;
    if (!isInline) at += 1;
    const name = isInline ? arg.slice(0, equals) : arg;
    const value = isInline ? arg.slice(equals + 1) : (args[at] ?? '');
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return { given, mappings };
};

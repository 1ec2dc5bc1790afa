export type Hole = { readonly name: string; readonly severity: string; readonly titles: readonly string[] };

/** What has to be free of holes: the bundled packages (out/licences.json), by the names they are installed under. */
export const auditedNames = (licences: unknown): ReadonlySet<string> => {
  if (!Array.isArray(licences)) throw new Error('out/licences.json is not a list of packages');
  return new Set(['electron', 'keytar', ...licences.map((one) => String(Reflect.get(Object(one), 'name')))]);
};

/** Of `npm audit --json` (npm 7 and later) the holes in `names`; null for what is no such report. */
export const holesIn = (report: string, names: ReadonlySet<string>): readonly Hole[] | null => {
  const found = field(parsed(report), 'vulnerabilities');
  if (typeof found !== 'object' || found === null) return null;
  return Object.entries(found)
    .filter(([name]) => names.has(name))
    .map(([name, hole]) => ({ name, severity: String(field(hole, 'severity')), titles: titlesOf(field(hole, 'via')) }));
};

/** `via` has advisories, and names of packages through which another one is concerned. */
const titlesOf = (via: unknown): readonly string[] =>
  (Array.isArray(via) ? via : []).map((one) =>
    typeof one === 'string' ? `through ${one}` : String(field(one, 'title')),
  );

const field = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

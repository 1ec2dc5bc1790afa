import { expect, it } from 'vitest';
import { systemWords } from '../../../../electron/desktop/system-words';

/** Every text by its path; functions are called with a count, and with a text. */
const textsOf = (words: object, path = ''): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const at = `${path}/${name}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'function') {
      for (const given of [1, 2]) found.set(`${at}(${given})`, String(Reflect.apply(value, undefined, [given, given])));
    } else for (const [below, text] of textsOf(value, at)) found.set(below, text);
  }
  return found;
};

/** The same word in both languages. */
const SAME = new Set(['/menu/token']);

it('German has every text of the system’s menus, boxes, dialogs and notifications, and its own', () => {
  const english = textsOf(systemWords.en);
  const german = textsOf(systemWords.de);
  expect([...german.keys()]).toEqual([...english.keys()]);
  const untranslated = [...german].filter(([at, text]) => (text === '' || text === english.get(at)) && !SAME.has(at));
  expect(untranslated).toEqual([]);
});

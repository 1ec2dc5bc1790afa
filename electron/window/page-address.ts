import { APP_PAGE } from './app-protocol';

export type Language = 'en' | 'de';

type PageParameters = {
  readonly language: Language;
  /** Why the page is loaded once more; it says so. */
  readonly after?: 'crash' | 'hang';
};

/** The page's own address. The language is in it, so that the first paint has it. */
export const pageAddress = ({ language, after }: PageParameters): string => {
  const address = new URL(APP_PAGE);
  if (language !== 'en') address.searchParams.set('lang', language);
  if (after) address.searchParams.set('after', after);
  return address.href;
};

/** `systemLocale` is a BCP 47 tag, as of `app.getLocale()`; what nobody has translated is English. */
export const languageOf = (setting: Language | 'system', systemLocale: string): Language =>
  setting === 'system' ? (/^de\b/i.test(systemLocale) ? 'de' : 'en') : setting;

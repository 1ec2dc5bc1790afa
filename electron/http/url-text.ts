/** Null where the text, read against `base` if there is one, is no URL; `URL.canParse` is not there on Node 16. */
export const parsedUrl = (text: string, base?: URL): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

/** Characters that the URL parser would drop in silence, so that two readers could see two addresses. */
export const hasBlanksOrControls = (text: string): boolean => /[\s\p{Cc}]/u.test(text);

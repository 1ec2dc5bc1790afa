/** Null where the text is not an absolute URL; `URL.canParse` is not there on Node 16. */
export const parsedUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** Characters that the URL parser would drop in silence, so that two readers could see two addresses. */
export const hasBlanksOrControls = (text: string): boolean =>
  /\s/.test(text) || [...text].some((each) => each <= ' ' || each === '\u007f');

/** A server address out of what was typed, ending in a slash; null for what is none. Main judges it again. */
export const typedAddress = (typed: string): string | null => {
  try {
    const text = typed.trim();
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
    return `${url.origin}${url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`}`;
  } catch {
    return null;
  }
};

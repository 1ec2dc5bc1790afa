type Read =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly why: 'origin' | 'plain' | 'twice' };

/** The origin of what was typed, before anybody is asked to agree to it; main judges it again. */
export const serviceOrigin = (typed: string, known: readonly string[]): Read => {
  const url = urlOf(typed.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return { ok: false, why: 'origin' };
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { ok: false, why: 'plain' };
  return known.includes(url.origin) ? { ok: false, why: 'twice' } : { ok: true, origin: url.origin };
};

const urlOf = (typed: string): URL | null => {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  } catch {
    return null;
  }
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host) || host === '[::1]';

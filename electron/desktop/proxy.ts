import { session } from 'electron';

/** The system's proxy for a URL, as a PAC string. Chromium reads the desktop's settings, PAC scripts included. */
export const systemProxyFor = (url: string): Promise<string> => session.defaultSession.resolveProxy(url);

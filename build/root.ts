import path from 'node:path';

/** The directory of package.json, which is also Electron's application directory. */
export const root = path.resolve(__dirname, '..');

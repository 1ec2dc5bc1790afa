import Module from 'node:module';
import path from 'node:path';

// Entry of a package on the fallback runtime alone: gives Electron 22 what the product expects, then starts the product.
// The other files of this folder in the archive are those of build/runtime/launcher.
const load = Module.createRequire(__filename);
load('./globals.js');
load('./protocol.js');
load(path.join(__dirname, '../out/main/main.js'));

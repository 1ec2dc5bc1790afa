import Module from 'node:module';
import path from 'node:path';

// Where every utility process and every thread starts: `-r` is ignored there, so the globals are loaded here and the real module after
// them, with the argument list that it would have had.
const real = process.argv.splice(2, 1)[0] ?? '';
process.argv[1] = real;
Module.createRequire(path.join(__dirname, 'child.js'))('./globals.js');
Reflect.get(Module, '_load')(real, null, true);

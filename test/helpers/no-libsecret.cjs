// A computer without libsecret: the linker's words when keytar's binary is loaded (as on Debian without libsecret-1-0).
const { dlopen } = process;
process.dlopen = (target, file, ...rest) => {
  if (String(file).endsWith('keytar.node')) {
    throw new Error('libsecret-1.so.0: cannot open shared object file: No such file or directory');
  }
  return dlopen.call(process, target, file, ...rest);
};

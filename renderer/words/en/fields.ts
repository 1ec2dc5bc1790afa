export const fields = {
  showPassword: 'Show password',
  capsLock: 'Caps Lock is on.',
};

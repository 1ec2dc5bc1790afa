// One fixed language: the order must not depend on where it is computed. `undefined` would follow the computer.
export const collator = new Intl.Collator('en');

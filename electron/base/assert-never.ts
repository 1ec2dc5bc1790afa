/** Makes a missing case of a union a compile error, and a corrupt value at run time a loud one. */
export const assertNever = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};

/** A fault of the app whose thrower must go on: a rejection that nobody handles, which each process makes known. */
export const madeKnown = (error: unknown): void => {
  void Promise.reject(error);
};

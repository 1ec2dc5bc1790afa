/** Numbers in [0, 1) from a seed, the same ones each time (mulberry32, public domain). */
export const diceOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const oneOf = <T>(dice: () => number, choices: readonly [T, ...T[]]): T =>
  choices[Math.floor(dice() * choices.length)] ?? choices[0];

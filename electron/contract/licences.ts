/** One package of which code is in Latchkey, and what its licence says. */
export type Licence = {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  /** Empty where the package ships no text. */
  readonly text: string;
};

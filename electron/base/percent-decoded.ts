/** A part of an address as it reads, or as it stands where its percent signs are no code. */
export const percentDecoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

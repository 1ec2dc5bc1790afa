import type { DragEvent } from 'react';

/** The text of a file, at most so many characters of it; null where it cannot be read. */
export const textOfFile = async (file: File, mostCharacters: number): Promise<string | null> => {
  try {
    // A character has at most four bytes, so a file of any size costs no more than that.
    const text = await file.slice(0, mostCharacters * 4).text();
    return text.slice(0, mostCharacters);
  } catch {
    return null;
  }
};

/** A drop that brings a file or text; both stay out of the browser's own handling. */
export const dropped = (event: DragEvent): { readonly file: File | null; readonly text: string } => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  return { file: file ?? null, text: event.dataTransfer.getData('text/plain') };
};

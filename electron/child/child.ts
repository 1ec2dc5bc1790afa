/** A process of our own to which plain data is sent; the port that hides Electron's utilityProcess and Node's fork. */
export type Child = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
  onExit(listener: (code: number | null) => void): () => void;
  /** Ends it at once; pending calls are told by `onExit`. */
  kill(): void;
};

/** Starts a fresh child. */
export type StartChild = () => Child;

/** Where the experiments of short links are kept, each as the text of a long one (protocol/share/link.ts). */
export type LinkStorage = {
  /** Keeps a text under an id, which it is found by ever after. @returns false when there is no room for it. */
  keep(id: string, text: string): Promise<boolean>;
  /** @returns null when nothing is kept under the id. */
  find(id: string): Promise<string | null>;
  close(): Promise<void>;
};

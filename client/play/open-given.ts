import { harBytes } from '../../protocol/har/har.js';
import { experimentOfBytes, experimentOfText } from '../../protocol/share/given.js';
import { linkText } from '../../protocol/share/link.js';
import { text } from '../text/text.js';

/** Where the experiment in a file that somebody gave is opened. @throws Error with one sentence */
export async function addressOfFile(file: File): Promise<string> {
  // past what any file may have it is not even read
  if (file.size > harBytes) throw new Error(text.play.tooLarge(file.name));
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Error(text.play.unreadable(file.name));
  });
  return named(file.name, () => address(linkText(experimentOfBytes(new Uint8Array(bytes)))));
}

/** The same for text that was pasted. */
export const addressOfText = (pasted: string): string =>
  named(text.play.pasted, () => address(linkText(experimentOfText(pasted))));

function named(name: string, read: () => string): string {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const address = (link: string) => `/play#x=${link}`;

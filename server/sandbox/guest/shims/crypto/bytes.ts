import { Buffer } from 'buffer';

export type Data = string | Uint8Array;

export const bytes = (data: Data, encoding?: BufferEncoding) =>
  typeof data === 'string' ? Buffer.from(data, encoding ?? 'utf8') : Buffer.from(data);

/**
 * Text goes to the host as it is, bytes as base64: QuickJS would take ten times a digest's own time to turn one into the
 * other. A NUL would end the text on its way out of the VM.
 */
export type Input = { text: string } | { base64: string };

export const inputOf = (data: Data): Input =>
  typeof data === 'string' && !data.includes('\0') ? { text: data } : { base64: bytes(data).toString('base64') };

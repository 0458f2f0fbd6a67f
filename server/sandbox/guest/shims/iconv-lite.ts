import { Buffer } from 'buffer';

/** UTF-8, ASCII and Latin-1 are what forms and JSON come in; the package's other tables are most of its weight. */
const known: Record<string, BufferEncoding> = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'us-ascii': 'ascii',
  ascii: 'ascii',
  'iso-8859-1': 'latin1',
  latin1: 'latin1',
};

function nodeEncoding(encoding: string) {
  const found = known[encoding.toLowerCase()];
  if (!found) throw new Error(`Encoding not recognized: '${encoding}'`);
  return found;
}

export const encodingExists = (encoding: string) => encoding.toLowerCase() in known;

export const decode = (data: Uint8Array, encoding: string) => {
  const text = Buffer.from(data).toString(nodeEncoding(encoding));
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
};

export const encode = (text: string, encoding: string) => Buffer.from(text, nodeEncoding(encoding));

/** Keeps the bytes until the end: a character may be split over two chunks. */
export function getDecoder(encoding: string) {
  const node = nodeEncoding(encoding);
  const chunks: Uint8Array[] = [];
  return {
    write(chunk: Uint8Array) {
      chunks.push(chunk);
      return '';
    },
    end() {
      return decode(Buffer.concat(chunks), node);
    },
  };
}

export default { encodingExists, decode, encode, getDecoder };

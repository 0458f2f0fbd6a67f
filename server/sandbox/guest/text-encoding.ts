import { Buffer } from 'buffer';

/** The two globals of the Encoding standard, for UTF-8. */
export class TextEncoder {
  readonly encoding = 'utf-8';
  encode(text = '') {
    return new Uint8Array(Buffer.from(text));
  }
}

export class TextDecoder {
  readonly encoding = 'utf-8';
  decode(bytes: Uint8Array = new Uint8Array()) {
    return Buffer.from(bytes).toString('utf8');
  }
}

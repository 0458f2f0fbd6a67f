/** The value of a cookie of express-session, taken apart as it does it. */
export type DecodedCookie = {
  /** Without percent-encoding. */
  text: string;
  /** `s:<sid>.<signature>`; null when it does not begin with `s:`. */
  signed: { sid: string; signature: string } | null;
};

/** @param value as it stands in the Cookie header; `cookie.parse()` decodes it, or takes it as it is where it cannot. */
export function decodeCookie(value: string): DecodedCookie {
  const text = percentDecoded(value.startsWith('"') ? value.slice(1, -1) : value);
  return { text, signed: text.startsWith('s:') ? apart(text.slice(2)) : null };
}

/** As `unsign()` of cookie-signature: the last dot parts them. */
function apart(signed: string) {
  const dot = signed.lastIndexOf('.');
  return dot < 0 ? { sid: signed, signature: '' } : { sid: signed.slice(0, dot), signature: signed.slice(dot + 1) };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

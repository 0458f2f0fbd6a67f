/** An error with Node's own code and words. */
export function nodeError(code: string, message: string, Base: new (message: string) => Error = Error) {
  const error = new Base(message) as Error & { code: string };
  error.code = code;
  error.name = Base.name;
  return error;
}

const token = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
// What Node refuses in a header value: control characters but tab, and anything over U+00FF (lib/_http_common.js)
const invalidValue = /[^\t\x20-\x7e\x80-\xff]/;

/** As Node's validateHeaderName and validateHeaderValue: a CR or LF in a value never reaches the wire. */
export function validateHeader(name: unknown, value: unknown) {
  if (typeof name !== 'string' || !name || !token.test(name)) {
    throw nodeError('ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`, TypeError);
  }
  if (value === undefined) {
    throw nodeError('ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "${value}" for header "${name}"`, TypeError);
  }
  for (const one of Array.isArray(value) ? value : [value]) {
    if (invalidValue.test(String(one))) {
      throw nodeError('ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`, TypeError);
    }
  }
}

/** What stands where a secret was. */
export const masked = 'MASKED';

const secretHeader =
  /^(proxy-)?authorization$|(api|access|auth|private)[-_]?key|token|secret|password|credential|csrf|xsrf/i;
const secretField =
  /^(pass(word|wd|phrase|code)?|pwd|pin|otp)$|password|passwd|secret|token|api[-_]?key|authorization|^(code|sid|jwt|session[-_]?id)$/i;

/** The value of a header as it may be shown. The scheme of credentials is not one: `Bearer MASKED`. */
export function maskHeader(name: string, value: string): string {
  if (!secretHeader.test(name)) return value;
  const scheme = /authorization$/i.test(name) ? /^[\w-]+ (?=\S)/.exec(value)?.[0] : undefined;
  return (scheme ?? '') + masked;
}

/** A URL whose query has no secrets left in it. */
export function maskUrl(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  for (const name of new Set(url.searchParams.keys())) if (secretField.test(name)) url.searchParams.set(name, masked);
  return url.href;
}

/** A body of a form or of JSON, whose fields with the names of secrets are masked; any other body as it is. */
export function maskBody(body: string, type: string): string {
  if (/json/i.test(type)) return maskJson(body);
  if (!/x-www-form-urlencoded/i.test(type)) return maskMultipart(body);
  const fields = new URLSearchParams(body);
  for (const name of new Set(fields.keys())) if (secretField.test(name)) fields.set(name, masked);
  return fields.toString();
}

function maskJson(body: string): string {
  try {
    const hide = (name: string, value: unknown) => (secretField.test(name) && value !== null ? masked : value);
    return JSON.stringify(JSON.parse(body, hide));
  } catch {
    return body;
  }
}

/** The value of a part that has the name of a secret: from the empty line to the next boundary. */
const maskMultipart = (body: string) =>
  body.replace(
    /(\bname="([^"]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)([\s\S]*?)(?=\r?\n--)/g,
    (all, head: string, name: string) => (secretField.test(name) ? head + masked : all),
  );

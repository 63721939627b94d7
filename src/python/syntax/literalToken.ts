/** The value of a Python number, or `undefined` for complex numbers and for what is no number. */
export function readNumber(text: string): number | undefined {
  if (text.length > MOST_DIGITS) return undefined;
  const digits = text.replaceAll('_', '');
  if (/^0(x[\da-f]+|o[0-7]+|b[01]+)$/i.test(digits)) return Number(digits);
  return /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}

const MOST_DIGITS = 400;

/** The value of a Python string without replacement fields; bytes have none. */
export function readString(text: string): string | undefined {
  const match = /^([ruf]|rf|fr)?('''|"""|'|")([\s\S]*)\2$/i.exec(text);
  const [, prefix = '', , body] = match ?? [];
  if (body === undefined) return undefined;
  return /r/i.test(prefix) ? body : unescape(body);
}

const ESCAPE =
  /\\(?:\r\n|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(N\{[^}]*\}?)|([^]))/g;

const SINGLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\r': '',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

function unescape(body: string): string | undefined {
  let value = '';
  let end = 0;
  for (const match of body.matchAll(ESCAPE)) {
    const [whole, octal, short, long, longest, named, single] = match;
    const hex = short ?? long ?? longest;
    const point = hex === undefined ? parseInt(octal ?? '', 8) : parseInt(hex, 16);
    if (named !== undefined || point > 0x10_ffff) return undefined;
    value += body.slice(end, match.index);
    if (!Number.isNaN(point)) value += String.fromCodePoint(point);
    else if (single !== undefined) value += SINGLE[single] ?? whole;
    end = match.index + whole.length;
  }
  return value + body.slice(end);
}

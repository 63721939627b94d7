/** Classes of letters, which Python's `re` writes otherwise. */
const LETTERS: readonly (readonly [string, string])[] = [
  ['[^\\p{L}[]', '(?:(?!\\[)[\\W\\d_])'],
  ['[\\p{L}_]', '[^\\W\\d]'],
  ['\\p{L}\\d_', '\\w'],
];

/** A regular expression as a call of Python's `re.compile`. */
export function pythonPattern({ source, flags }: RegExp): string {
  const letters = LETTERS.reduce((text, [ours, theirs]) => text.replaceAll(ours, theirs), source);
  const names = [
    ...(flags.includes('u') ? [] : ['re.ASCII']),
    ...(flags.includes('i') ? ['re.IGNORECASE'] : []),
  ];
  const text = withoutNestedSets(letters)
    .replaceAll('\\/', '/')
    .replace(CONTROL, (unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `re.compile(r"""${text}""", ${names.join(' | ') || '0'})`;
}

const CONTROL = new RegExp(`[${String.fromCharCode(0)}-${String.fromCharCode(31)}]`, 'g');

/** With a backslash before brackets within brackets, of which Python warns. */
function withoutNestedSets(source: string): string {
  let isInside = false;
  return source.replace(/\\[^]|[[\]]/g, (token) => {
    if (token === ']') isInside = false;
    else if (token === '[' && isInside) return '\\[';
    else if (token === '[') isInside = true;
    return token;
  });
}

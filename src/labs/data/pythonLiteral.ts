import { parseBeginning, parseJson } from './jsonText.js';

/** Tokens of a Python display that JSON writes in another way; strings first, so that nothing in them counts. */
const TOKENS =
  /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\b(?:None|True|False|nan|inf|NaN|Infinity)\b|\b(?:np\.|numpy\.|torch\.)?(?:array|tensor|float(?:16|32|64)?|int(?:32|64)?)\s*\(|,\s*(?:dtype|device|grad_fn|requires_grad)\s*=\s*[^,()\]]*(?:\([^)]*\))?|[()]|,(?=\s*[\]})])|\bdefaultdict\([^{]*,?\s*(?=\{)/g;

/**
 * What a display of lists, tuples and dictionaries holds that Python printed, e.g. `{'loss': [0.5, nan]}`;
 * `undefined` if it is none.
 */
export function parsePythonLiteral(text: string): unknown {
  const json = jsonOf(text);
  try {
    return json === undefined ? undefined : parseJson(json);
  } catch {
    return undefined;
  }
}

/** The same of a display that breaks off. */
export function parsePythonBeginning(text: string): unknown {
  const json = jsonOf(text);
  return json === undefined ? undefined : parseBeginning(json);
}

function jsonOf(text: string): string | undefined {
  const body = text.trim().replace(/^[A-Za-z_][\w.]*\s*(?::[^=\n]+)?=\s*/, '');
  if (!/^[[{(]|^\w+\(/.test(body)) return undefined;
  const closing: string[] = [];
  return body.replace(TOKENS, (token) => {
    const [first = ''] = token;
    if (first === "'") return JSON.stringify(token.slice(1, -1).replace(/\\(['"\\])/g, '$1'));
    if (first === '"') return JSON.stringify(token.slice(1, -1).replace(/\\(['"\\])/g, '$1'));
    if (token in NAMES) return NAMES[token] ?? '';
    if (token.endsWith('(') && token !== '(') {
      closing.push('');
      return '';
    }
    if (token === '(') {
      closing.push(']');
      return '[';
    }
    return token === ')' ? (closing.pop() ?? '') : '';
  });
}

const NAMES: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  nan: 'NaN',
  inf: 'Infinity',
  NaN: 'NaN',
  Infinity: 'Infinity',
};

/** One parameter of a Python callable. */
export interface Parameter {
  /** Without the asterisks of `*size` and `**options`. */
  readonly name: string;
  /** As Python writes it, e.g. `(0.9, 0.999)`; `undefined` where the argument must be given. */
  readonly default: string | undefined;
  readonly kind: 'positional' | 'either' | 'keyword' | 'rest' | 'restOfKeywords';
}

const OPENING = '([{';
const CLOSING = ')]}';

/**
 * Reads a signature's parameters.
 *
 * @param signature as Python writes it without the parentheses, e.g. `input, /, *, approximate='none'`.
 */
export function parametersOf(signature: string): Parameter[] {
  const found: Parameter[] = [];
  let keywordOnly = false;
  for (const part of splitAtCommas(signature)) {
    if (part === '*') {
      keywordOnly = true;
    } else if (part === '/') {
      for (const [i, parameter] of found.entries()) found[i] = { ...parameter, kind: 'positional' };
    } else if (part.startsWith('**')) {
      found.push({ name: part.slice(2), default: undefined, kind: 'restOfKeywords' });
    } else if (part.startsWith('*')) {
      keywordOnly = true;
      found.push({ name: part.slice(1), default: undefined, kind: 'rest' });
    } else {
      const equals = part.indexOf('=');
      found.push({
        name: equals < 0 ? part : part.slice(0, equals).trim(),
        default: equals < 0 ? undefined : part.slice(equals + 1).trim(),
        kind: keywordOnly ? 'keyword' : 'either',
      });
    }
  }
  return found;
}

/** The parts between the commas that stand in no bracket and no string. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text.charAt(i);
    if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if (char !== '' && OPENING.includes(char)) depth++;
    else if (char !== '' && CLOSING.includes(char)) depth--;
    else if (i >= text.length || (char === ',' && depth === 0)) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return parts.filter((part) => part !== '');
}

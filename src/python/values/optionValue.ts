import type { Option } from './argparse.js';
import { evaluateCall } from './evaluateCall.js';
import { defaultText } from './parameterDefault.js';
import type { Reading } from './reading.js';
import { literal } from './sequence.js';
import type { Content } from './value.js';

/** What `args.lr` of a command line is by default. */
export function optionValue({ flag, keywords }: Option, reading: Reading): Content | undefined {
  const given = keywords.get('default');
  const action = keywords.get('action');
  const stored = action && STORED.get(String(reading.literal(action)));
  if (!given) {
    if (stored === undefined) return undefined;
    reading.assume(defaultText(flag, stored ? 'True' : 'False'));
    return literal(stored);
  }
  const value = reading.value(given);
  const type = keywords.get('type');
  const typeName = type ? reading.text(type) : 'str';
  const content = reading.taken(value);
  if (!content || (content.kind === 'literal' && content.value === null)) return undefined;
  const isText = content.kind === 'literal' && typeof content.value === 'string';
  const converted = isText
    ? evaluateCall(`builtins.${typeName}`, { positional: [value], keywords: new Map(), spreads: [] }) // prettier-ignore
    : content;
  if (converted) reading.assume(defaultText(flag, value.text));
  return converted;
}

/** What an option that stores a truth value gives where it is absent. */
const STORED: ReadonlyMap<string, boolean> = new Map([
  ['store_true', false],
  ['store_false', true],
]);

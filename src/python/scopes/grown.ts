import { callParts } from '../syntax/callParts.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { targetOf } from '../syntax/target.js';

/** What is put into a list, dict or container of modules after it is made. */
export interface Grown {
  /** The things added one by one, and the lists of things added together. */
  readonly added: readonly SyntaxNode[];
  readonly lists: readonly SyntaxNode[];
  /** Whether the order of the things can change, or some can go. */
  readonly isReordered: boolean;
  /** Whether things may be added that cannot be found. */
  readonly isOpen: boolean;
}

const UNCHANGED: Grown = { added: [], lists: [], isReordered: false, isOpen: false };
const newAnswers = () => new Map<string, Grown>();
const REORDERS = new Set('clear pop popitem popleft remove reverse sort'.split(' '));
const OTHERS = new Set('appendleft extendleft register_module setdefault update'.split(' '));
/** More places are not looked at. */
const MOST = 1000;

/** What is put into the thing that an expression makes, by the name that it is assigned to. */
export function grownOf(source: PythonSource, made: SyntaxNode): Grown {
  const name = /\w+$/.exec(targetOf(source, made) ?? '')?.[0];
  if (name === undefined) return UNCHANGED;
  const known = source.remember(newAnswers);
  let grown = known.get(name);
  if (!grown) known.set(name, (grown = search(source, name)));
  return grown;
}

function search({ text, tree }: PythonSource, name: string): Grown {
  const added: SyntaxNode[] = [];
  const lists: SyntaxNode[] = [];
  let isReordered = false;
  let isOpen = false;
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (/\w/.test(text[at - 1] ?? '') || /\w/.test(text[at + name.length] ?? '')) continue;
    if (count++ > MOST) return { added, lists, isReordered: true, isOpen: true };
    const node = tree.resolveInner(at, 1);
    if (node.name !== 'VariableName' && node.name !== 'PropertyName') continue;
    const whole = node.name === 'PropertyName' ? node.parent : node;
    const user = whole?.parent;
    if (!whole || !user) continue;
    if (user.name === 'UpdateStatement' && user.firstChild?.from === whole.from) {
      if (user.lastChild) lists.push(user.lastChild);
    } else if (user.name === 'MemberExpression' && user.firstChild?.from === whole.from) {
      const [, first, second] = [null, whole.nextSibling, whole.nextSibling?.nextSibling];
      if (first?.name === '[') {
        const setting = user.parent;
        if (setting?.name === 'DeleteStatement') isReordered = true;
        if (setting?.name === 'UpdateStatement' && setting.firstChild?.from === user.from)
          isOpen = true;
        if (setting?.name !== 'AssignStatement') continue;
        const sign = setting.getChild('AssignOp');
        if (!sign || user.from > sign.from) continue;
        const value = setting.lastChild;
        const isPlain = setting.firstChild?.from === user.from && !setting.getChild(',');
        const isSlice = user.getChild(':') !== null;
        if (isPlain && !isSlice && value) added.push(value);
        else isOpen = true;
        isReordered = true;
        continue;
      }
      const method = second ? text.slice(second.from, second.to) : '';
      const call = user.parent?.name === 'CallExpression' ? user.parent : undefined;
      if (REORDERS.has(method)) isReordered = true;
      if (OTHERS.has(method)) isOpen = true;
      const index = { append: 0, add: 0, extend: 0, insert: 1, add_module: 1 }[method];
      if (index === undefined) continue;
      const part = call && callParts(text, call).positional[index];
      if (!part || part.isStarred) isOpen = true;
      else (method === 'extend' ? lists : added).push(part.node);
      if (method === 'insert') isReordered = true;
    }
  }
  return { added, lists, isReordered, isOpen };
}

import { reaching } from '../scopes/reaching.js';
import { lookUp } from '../scopes/scopes.js';
import { children, commaParts } from '../syntax/children.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { isSetElsewhere } from './configFields.js';

/** An option of a command line, e.g. of `parser.add_argument('--lr', type=float, default=0.1)`. */
export interface Option {
  /** As it is given, e.g. `--lr`. */
  readonly flag: string;
  /** The keyword arguments that declare it. */
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
}

/** What parsed arguments stand for may be found through this many names and functions. */
const MOST_STEPS = 4;

/** The option that an attribute of parsed arguments gives: `--lr` for `args.lr`. */
export function optionFor(
  source: PythonSource,
  object: SyntaxNode,
  name: string,
): Option | undefined {
  if (!source.text.includes('add_argument')) return undefined;
  const [only, ...others] = source.remember(optionsByName).get(name) ?? [];
  if (!only || others.length > 0 || source.text.includes('.set_defaults(')) return undefined;
  if (!areParsed(source, object, MOST_STEPS)) return undefined;
  return isSetElsewhere(source, undefined, name) ? undefined : only;
}

/** Whether an expression is what `parse_args()` gives. */
function areParsed(source: PythonSource, node: SyntaxNode, steps: number): boolean {
  if (steps === 0) return false;
  const word = (part: SyntaxNode): string => source.text.slice(part.from, part.to);
  if (node.name === 'VariableName') {
    const definitions = reaching(source, node, lookUp(source, node, word(node)).definitions);
    const [only] = definitions;
    if (definitions.length !== 1 || only?.kind !== 'value') return false;
    const [part] = only.part;
    if (part !== undefined) {
      return part === 0 && only.part.length === 1 && isCallOf(only.value, 'parse_known_args');
    }
    return !isCallOf(only.value, 'parse_known_args') && areParsed(source, only.value, steps - 1);
  }
  if (node.name !== 'CallExpression') return false;
  if (isCallOf(node, 'parse_args')) return true;
  const callee = node.firstChild;
  if (callee?.name !== 'VariableName') return false;
  const { definitions } = lookUp(source, callee, word(callee));
  const [only] = definitions;
  const given = definitions.length === 1 && only?.kind === 'function' ? returned(only.node) : [];
  const [value] = given;
  return given.length === 1 && value !== undefined && areParsed(source, value, steps - 1);

  /** With nothing but the command line. */
  function isCallOf(call: SyntaxNode, method: string): boolean {
    const property = call.name === 'CallExpression' ? call.firstChild?.lastChild : null;
    const list = call.getChild('ArgList');
    if (property?.name !== 'PropertyName' || !list || word(property) !== method) return false;
    return !/['"]/.test(word(list));
  }
}

/** What a function returns, without the functions inside it. */
function returned(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node
    .getChild('Body')
    ?.cursor()
    .iterate((ref) => {
      if (ref.name === 'FunctionDefinition' || ref.name === 'LambdaExpression') return false;
      if (ref.name === 'ReturnStatement') found.push(ref.node.lastChild ?? ref.node);
      return true;
    });
  return found;
}

/** All options that a file declares, by the attributes that they become. */
function optionsByName({ text, tree }: PythonSource): ReadonlyMap<string, readonly Option[]> {
  const found = new Map<string, Option[]>();
  for (const { index } of text.matchAll(/\badd_argument(?=\s*\()/g)) {
    const property = tree.resolveInner(index, 1);
    const list = property.parent?.parent?.getChild('ArgList');
    if (property.name !== 'PropertyName' || !list) continue;
    const keywords = new Map<string, SyntaxNode>();
    const flags: string[] = [];
    for (const [first, sign, value] of commaParts(children(list))) {
      const word = first ? text.slice(first.from, first.to) : '';
      if (sign?.name === 'AssignOp' && value) keywords.set(word, value);
      else if (first?.name === 'String' && !sign) flags.push(word.replace(/^['"]+|['"]+$/g, ''));
    }
    const dest = keywords.get('dest');
    const flag = flags.find((one) => one.startsWith('--')) ?? flags[0];
    if (flag === undefined) continue;
    const name = dest
      ? text.slice(dest.from, dest.to).replace(/^['"]+|['"]+$/g, '')
      : flag.replace(/^-+/, '').replaceAll('-', '_');
    const option = { flag, keywords };
    const before = found.get(name);
    if (before) before.push(option);
    else found.set(name, [option]);
  }
  return found;
}

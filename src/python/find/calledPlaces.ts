import { children } from '../syntax/children.js';
import { importedBy } from '../syntax/importStatement.js';
import { nodeNames, type SyntaxNode, type SyntaxTree } from '../syntax/nodes.js';
import { PieceReader } from '../syntax/pieces.js';
import type { PythonSource } from '../syntax/source.js';

/** What a name that is bound to one of these can never stand for: a class or a function. */
const VALUES = nodeNames(
  'ArrayComprehensionExpression',
  'Boolean',
  'CallExpression',
  'ContinuedString',
  'DictionaryExpression',
  'FormatString',
  'LambdaExpression',
  'None',
  'Number',
  'String',
);

interface Called {
  /** The identifiers that a bracket follows. */
  readonly identifiers: readonly { readonly from: number; readonly name: string }[];
  /** Whatever an import, an assignment or a loop may rename. */
  readonly renamed: ReadonlySet<string>;
}

/** Statements around others, and what comes before their bodies. */
const AROUND = nodeNames('Body', 'ClassDefinition', 'DecoratedStatement', 'FunctionDefinition');

const pieces = new PieceReader<Called>(collect, (name) => AROUND.has(name));

/**
 * Offsets of the identifiers that a file calls.
 *
 * @param leaves only those by which it may call what has one of these last names: finding them takes a
 * fraction of the time that tracing every call takes.
 */
export function calledPlaces(source: PythonSource, leaves?: ReadonlySet<string>): number[] {
  const found = pieces.of(source);
  const wanted = new Set(leaves);
  for (const { value } of found) for (const name of value.renamed) wanted.add(name);
  const places: number[] = [];
  for (const { from, value } of found) {
    for (const identifier of value.identifiers) {
      if (!leaves || wanted.has(identifier.name)) places.push(from + identifier.from);
    }
  }
  return places;
}

function collect(tree: SyntaxTree, text: string): Called {
  const identifiers: { from: number; name: string }[] = [];
  const renamed = new Set<string>();
  const add = (target: SyntaxNode): void => {
    const identifier = target.name === 'MemberExpression' ? target.lastChild : target;
    if (identifier?.name === 'VariableName' || identifier?.name === 'PropertyName') {
      renamed.add(text.slice(identifier.from, identifier.to));
    } else for (const part of children(target)) add(part);
  };
  tree.iterate({
    enter(ref) {
      switch (ref.name) {
        case 'VariableName':
        case 'PropertyName':
          if (isBeforeBracket(text, ref.to)) {
            identifiers.push({ from: ref.from, name: text.slice(ref.from, ref.to) });
          }
          return false;
        case 'ImportStatement':
          for (const { local, path } of importedBy(text, ref.node)) {
            if (path?.endsWith(`.${local}`) === false) renamed.add(local);
          }
          return false;
        case 'AssignStatement': {
          const { node } = ref;
          const isValue = VALUES.has(node.lastChild?.name ?? '⚠') && !node.getChild(',');
          if (!isValue) {
            const last = node.getChildren('AssignOp').at(-1);
            for (const part of children(node)) if (last && part.to <= last.from) add(part);
          }
          return true;
        }
        case 'NamedExpression':
          if (ref.node.firstChild) add(ref.node.firstChild);
          return true;
        case 'for':
          for (let at = ref.node.nextSibling; at && at.name !== 'in'; at = at.nextSibling) add(at);
          return true;
        default:
          return true;
      }
    },
  });
  return { identifiers, renamed };
}

/** Comments and line joints may be between. */
function isBeforeBracket(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r' || text[at] === '\n') at++;
  const next = text[at];
  return next === '(' || next === '\\' || next === '#';
}

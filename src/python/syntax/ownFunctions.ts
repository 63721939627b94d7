import { children } from './children.js';
import { SCOPES, nodeNames, type SyntaxNode } from './nodes.js';
import type { PythonSource } from './source.js';

/** What the decorators of a function make of it; `other` may be anything. */
export type Decoration = 'function' | 'property' | 'setter' | 'other';

const PROPERTIES = /^(?:property|(?:functools\.)?cached_property|(?:abc\.)?abstractproperty)$/;
const SETTERS = /^\w+\.(?:setter|deleter)$/;
/** Decorators after which a call gives what it gave before. */
const TRANSPARENT = new RegExp(
  `^(?:${[
    String.raw`staticmethod|classmethod|override|typing\.override|(?:abc\.)?abstractmethod|final`,
    String.raw`(?:functools\.)?(?:cache|lru_cache|wraps)`,
    String.raw`torch\.(?:no_grad|enable_grad|inference_mode|set_grad_enabled|autocast|compile)`,
    String.raw`(?:torch\.)?(?:cuda\.)?(?:amp\.)?(?:autocast|custom_fwd|custom_bwd)`,
    String.raw`torch\.jit\.(?:script|export|ignore|unused|script_method)`,
    String.raw`torch\.(?:_dynamo|compiler)\.disable`,
    String.raw`no_grad|inference_mode`,
  ].join('|')})$`,
);

export function decorationOf(text: string, node: SyntaxNode): Decoration {
  const { parent } = node;
  if (parent?.name !== 'DecoratedStatement') return 'function';
  let decoration: Decoration = 'function';
  for (const decorator of parent.getChildren('Decorator')) {
    const [name = ''] = /[\w.]+/.exec(text.slice(decorator.from, decorator.to)) ?? [];
    if (PROPERTIES.test(name)) decoration = 'property';
    else if (SETTERS.test(name)) return 'setter';
    else if (!TRANSPARENT.test(name)) return 'other';
  }
  return decoration;
}

/** What a call of a function evaluates to by its own statements. */
export interface Results {
  readonly returned: readonly SyntaxNode[];
  readonly yielded: readonly SyntaxNode[];
  /** Whether it only stands for the functions of other classes, or its end cannot be told. */
  readonly isAbstract: boolean;
}

const newResults = () => new Map<number, Results>();
const NO_STATEMENTS = nodeNames('PassStatement', 'RaiseStatement', 'Ellipsis', 'String');

export function resultsOf(source: PythonSource, node: SyntaxNode): Results {
  const known = source.remember(newResults);
  let results = known.get(node.from);
  if (!results) known.set(node.from, (results = collect(node)));
  return results;
}

function collect(node: SyntaxNode): Results {
  const body = node.getChild('Body');
  const returned: SyntaxNode[] = [];
  const yielded: SyntaxNode[] = [];
  let isAbstract = !body || isEmpty(body);
  body?.cursor().iterate((ref) => {
    if (SCOPES.has(ref.name)) return false;
    if (ref.name === 'YieldExpression') isAbstract = true;
    if (ref.name !== 'ReturnStatement' && ref.name !== 'YieldStatement') return true;
    const parts = children(ref.node)
      .slice(1)
      .filter(({ name }) => name !== 'Comment');
    const [value] = parts;
    // `return a, b` has no node around its items: the statement stands for them.
    const whole = parts.length > 1 ? ref.node : value;
    if (ref.name === 'ReturnStatement') {
      if (whole) returned.push(whole);
    } else if (whole && parts[0]?.name !== 'from') yielded.push(whole);
    else isAbstract = true;
    return true;
  });
  return { returned, yielded, isAbstract };
}

/** A body that says nothing: `...`, `pass`, a docstring, `raise NotImplementedError`. */
function isEmpty(body: SyntaxNode): boolean {
  return children(body)
    .slice(1)
    .every(({ name, firstChild }) => {
      const said = name === 'ExpressionStatement' ? (firstChild?.name ?? '⚠') : name;
      return NO_STATEMENTS.has(said) || said === 'Comment' || said === 'ContinuedString';
    });
}

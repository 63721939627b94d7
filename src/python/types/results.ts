import { callParts, type CallParts } from '../syntax/callParts.js';
import { classAround, type SyntaxNode } from '../syntax/nodes.js';
import { resultsOf } from '../syntax/ownFunctions.js';
import { asMapping, resultOfBuiltin, resultOfContainer } from './builtinCalls.js';
import { pairs } from './compound.js';
import { heldBy, isContainer } from './containers.js';
import { MOST_DEFINITIONS, type Evaluator } from './evaluator.js';
import {
  asItself,
  each,
  instance,
  itemsOf,
  known,
  only,
  union,
  UNKNOWN,
  type InFile,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { attributeOf, wrapped } from './members.js';
import { objectsOf, returned } from './returned.js';
import { givenBack, typeByArguments, typeOfLayer, WRAPPERS } from './returnTypes.js';
import { isNumeric, isTensor } from './tensors.js';

export function resultOf(callee: Meaning, call: SyntaxNode, evaluator: Evaluator): Meanings {
  switch (callee.kind) {
    case 'named':
      return namedResult(callee.name, callee.self, call, evaluator);
    case 'ownClass':
      return [{ ...callee, kind: 'ownInstance' }];
    case 'ownFunction':
      return each(ownResult(callee.node, evaluator.in(callee.source)), (one) => {
        const { self } = callee;
        const isOwn = one.kind === 'ownInstance' && self?.kind === 'ownInstance' && !one.isSuper;
        return [isOwn && isMethodOf(callee, one) ? asItself(self) : one];
      });
    case 'partial':
      return evaluator.in(callee.call.source).result(callee.callee, callee.call.node);
    case 'instance':
      return given(callee, call, evaluator);
    case 'ownInstance': {
      const own = attributeOf(callee, '__call__', evaluator);
      if (known(own).length > 0) return each(own, (one) => evaluator.result(one, call));
      if (!isModule(callee, evaluator)) return UNKNOWN;
      return each(attributeOf(callee, 'forward', evaluator), (one) => evaluator.result(one, call));
    }
    case 'items':
    case 'mapping':
    case 'ownModule':
      return UNKNOWN;
  }
}

/** Whether calling an object of a class calls its `forward`. */
function isModule(self: Meaning, evaluator: Evaluator): boolean {
  const all = known(attributeOf(self, 'parameters', evaluator));
  return all.some((one) => one.kind === 'named' && one.name === 'torch.nn.Module.parameters');
}

function isMethodOf(method: InFile, owner: InFile): boolean {
  const around = method.source === owner.source ? classAround(method.node) : undefined;
  return around?.from === owner.node.from;
}

/** What an object of torch gives when it is called: what its `forward` gives. */
function given(
  callee: Extract<Meaning, { kind: 'instance' }>,
  call: SyntaxNode,
  evaluator: Evaluator,
): Meanings {
  const { type, call: made } = callee;
  const byLayer = typeOfLayer(type, made && callParts(made.source.text, made.node));
  if (byLayer !== undefined)
    return byLayer === '' ? UNKNOWN : objectsOf(byLayer, undefined, evaluator);
  const next = WRAPPERS.has(type)
    ? wrapped(callee, evaluator)
    : type === 'torch.nn.Sequential'
      ? last(callee, evaluator)
      : UNKNOWN;
  if (next !== UNKNOWN && made) {
    const { node, source } = made;
    const question = `given ${node.from} ${node.to}`;
    return evaluator
      .in(source)
      .once(question, () => each(next, (one) => evaluator.result(one, call)));
  }
  return each(attributeOf(callee, 'forward', evaluator), (method) =>
    evaluator.result(method, call),
  );
}

/** The last module of a Sequential. */
function last(sequential: Extract<Meaning, { kind: 'instance' }>, evaluator: Evaluator): Meanings {
  const [held] = known(heldBy(sequential, evaluator));
  if (held?.kind === 'items' && held.isEndless) return union(held.items);
  const items = held?.kind === 'items' ? held.items : entriesOf(held);
  return items.at(-1) ?? UNKNOWN;
}

function entriesOf(held: Meaning | undefined): readonly Meanings[] {
  return held?.kind === 'mapping' ? [...(held.entries?.values() ?? [])] : [];
}

function namedResult(
  name: string,
  self: Meaning | undefined,
  call: SyntaxNode,
  evaluator: Evaluator,
): Meanings {
  if (evaluator.knowledge.kind(name) === 'class') {
    return [instance(name, { node: call, source: evaluator.source })];
  }
  const parts = callParts(evaluator.source.text, call);
  if (name.startsWith('builtins.')) {
    return resultOfBuiltin(name.slice('builtins.'.length), self, parts, evaluator);
  }
  const given = givenBack(name, parts);
  if (given) return evaluator.of(given);
  const made = special(name, parts, call, evaluator);
  if (made !== UNKNOWN) return made;
  if (self?.kind === 'instance' && isContainer(self.type)) {
    const held = resultOfContainer(self, name.slice(name.lastIndexOf('.') + 1), parts, evaluator);
    if (held !== UNKNOWN) return held;
  }
  const type = typeByArguments(name, parts, (index) => isNumericAt(parts, index, evaluator));
  if (type !== undefined) return type === '' ? UNKNOWN : objectsOf(type, self, evaluator);
  return returned(name, self, evaluator);
}

function isNumericAt(
  { positional }: CallParts,
  index: number,
  evaluator: Evaluator,
): boolean | undefined {
  const node = positional[index]?.node;
  const meanings = known(node ? evaluator.values(evaluator.of(node)) : UNKNOWN);
  if (meanings.length === 0) return undefined;
  if (meanings.every(isNumeric)) return true;
  return meanings.every((one) => isTensor(one, evaluator.knowledge)) ? false : undefined;
}

/** Functions of Python's library that make something of what they are given. */
function special(name: string, parts: CallParts, call: SyntaxNode, evaluator: Evaluator): Meanings {
  const [first, second] = parts.positional;
  if (!first || first.isStarred) return UNKNOWN;
  switch (name) {
    case 'functools.partial': {
      const callee = only(evaluator.of(first.node));
      const isCallee =
        callee?.kind === 'named' || callee?.kind === 'ownClass' || callee?.kind === 'ownFunction';
      return isCallee
        ? [{ kind: 'partial', callee, call: { node: call, source: evaluator.source } }]
        : UNKNOWN;
    }
    case 'collections.OrderedDict': {
      const written = pairs(first.node, evaluator);
      return written === UNKNOWN ? asMapping(evaluator.of(first.node)) : written;
    }
    case 'typing.cast':
      return second ? evaluator.annotated(first.node) : UNKNOWN;
    case 'torch.utils.data.random_split':
      return itemsOf([[instance('torch.utils.data.Subset')]], true);
    default:
      return UNKNOWN;
  }
}

/** What a call of a function of the file gives: what it returns, if that is declared or can be told. */
export function ownResult(node: SyntaxNode, evaluator: Evaluator): Meanings {
  return evaluator.once(`result ${node.from}`, () => {
    if (node.name === 'LambdaExpression')
      return node.lastChild ? evaluator.of(node.lastChild) : UNKNOWN;
    if (node.firstChild?.name === 'async') return UNKNOWN;
    const type = node.getChild('TypeDef')?.lastChild;
    const declared = type ? evaluator.annotated(type) : UNKNOWN;
    if (known(declared).length > 0) return declared;
    const { returned, yielded, isAbstract } = resultsOf(evaluator.source, node);
    if (isAbstract || returned.length + yielded.length > MOST_DEFINITIONS) return UNKNOWN;
    if (yielded.length > 0) return itemsOf([union(yielded.map((one) => evaluator.of(one)))], true);
    return union(returned.map((one) => evaluator.of(one)));
  });
}

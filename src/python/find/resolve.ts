import { isKeywordName, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { targetOf } from '../syntax/target.js';
import { inferenceOf } from '../types/inference.js';
import { knowledgeOf, type IsKnown, type Knowledge } from '../types/knowledge.js';
import { known, type InFile, type Meaning } from '../types/meaning.js';
import { meaningAt } from '../types/trace.js';
import type { MadeObject } from '../values/madeObject.js';
import { readArguments } from '../values/readValue.js';
import { NO_ARGUMENTS, type Arguments, type Call } from '../values/value.js';
import { calledPlaces } from './calledPlaces.js';
import { madeObject } from './followObject.js';

/** A name in the code that is known. Offsets count UTF-16 units. */
export interface PythonSymbol {
  /** Qualified name, e.g. `torch.nn.functional.gelu`. */
  readonly name: string;
  /** Range of the identifier under the cursor. */
  readonly from: number;
  readonly to: number;
  /** The call whose callee this name is; for an object, the call that made it. */
  readonly call?: Call;
}

/** The symbol at an offset, or `undefined` where there is none that is known. Never throws. */
export function symbolAt(
  source: PythonSource,
  offset: number,
  given: Knowledge | IsKnown,
): PythonSymbol | undefined {
  const knowledge = knowledgeOf(given);
  const node = identifierAt(source, offset);
  const meaning = node && meaningAt(source, knowledge, node);
  if (!meaning) return undefined;
  const { from, to } = node;
  if (meaning.kind === 'named') {
    const name = knowledge.canonical(meaning.name);
    if (name === undefined) return undefined;
    const call = callOf(source, node, name, knowledge);
    return { name, from, to, ...(call && { call }) };
  }
  if (meaning.kind === 'partial') {
    const call = partialCall(meaning, source, callEndingIn(node), knowledge);
    return call && { name: call.name, from, to, call };
  }
  if (meaning.kind !== 'instance' || !meaning.call) return undefined;
  const name = knowledge.canonical(meaning.type);
  const { source: file } = meaning.call;
  const call = name === undefined ? undefined : readCallOf(meaning.call, name, knowledge);
  if (name === undefined || !call) return undefined;
  return { name, from, to, call: file === source ? call : elsewhere(call, file) };
}

function elsewhere(call: Call, { neighbors }: PythonSource): Call {
  const { name, arguments: given, from, to, target } = call;
  return { name, arguments: given, from, to, target, path: neighbors?.path };
}

/** A parameter named in a call, e.g. `weight_decay` in `SGD(params, weight_decay=0.1)`. */
export interface PythonKeyword {
  readonly call: Call;
  readonly parameter: string;
  /** Range of the parameter's name. */
  readonly from: number;
  readonly to: number;
}

/** The keyword argument whose name is at an offset, in a call of a known name. Never throws. */
export function keywordAt(
  source: PythonSource,
  offset: number,
  given: Knowledge | IsKnown,
): PythonKeyword | undefined {
  const knowledge = knowledgeOf(given);
  const node = identifierAt(source, offset);
  const callNode = node && isKeywordName(node) ? node.parent?.parent : undefined;
  const callee = callNode && calleeOf(callNode);
  if (!node || !callNode || !callee) return undefined;
  const meaning = meaningAt(source, knowledge, callee);
  const call = meaning && calledAt(meaning, source, callNode, knowledge);
  const { from, to } = node;
  return call && { call, parameter: source.text.slice(from, to), from, to };
}

/** The call whose keywords a call has: that of `Linear` for `partial(nn.Linear, bias=False)`. */
function calledAt(
  meaning: Meaning,
  source: PythonSource,
  node: SyntaxNode,
  knowledge: Knowledge,
): Call | undefined {
  if (meaning.kind === 'partial') return partialCall(meaning, source, node, knowledge);
  if (meaning.kind !== 'named') return undefined;
  if (meaning.name === 'functools.partial') {
    const [partial] = known(inferenceOf(source, knowledge).of(node));
    return partial?.kind === 'partial'
      ? partialCall(partial, source, undefined, knowledge)
      : undefined;
  }
  const name = knowledge.canonical(meaning.name);
  return name === undefined ? undefined : readCall(source, node, name, knowledge);
}

/** What a call of a `partial` amounts to: its own arguments behind those of the partial. */
function partialCall(
  { callee, call }: Extract<Meaning, { kind: 'partial' }>,
  source: PythonSource,
  node: SyntaxNode | undefined,
  knowledge: Knowledge,
): Call | undefined {
  const name = callee.kind === 'named' ? knowledge.canonical(callee.name) : undefined;
  if (name === undefined) return undefined;
  const filled = readCall(call.source, call.node, name, knowledge);
  const given = node && readCall(source, node, name, knowledge);
  if (!filled || (node && !given)) return undefined;
  const { from, to, target } = given ?? filled;
  const read = (): Arguments => {
    const { positional, keywords, spreads } = filled.arguments;
    const more = given?.arguments ?? NO_ARGUMENTS;
    return {
      positional: [...positional.slice(1), ...more.positional],
      keywords: new Map([...keywords, ...more.keywords]),
      spreads: [...spreads, ...more.spreads],
    };
  };
  const made = node ? ([source, node] as const) : ([call.source, call.node] as const);
  return new ReadCall(name, from, to, target, read, () => madeObject(...made, knowledge));
}

/**
 * All calls of known names, in the order of the text.
 *
 * @param isWanted which of them are read, by their qualified names.
 * @param leaves the last parts of all those names; with them most calls need not be traced.
 */
export function callsIn(
  source: PythonSource,
  given: Knowledge | IsKnown,
  isWanted: IsKnown = () => true,
  leaves?: ReadonlySet<string>,
): Call[] {
  const knowledge = knowledgeOf(given);
  const found: Call[] = [];
  const add = (node: SyntaxNode): void => {
    const callNode = callEndingIn(node);
    const meaning = callNode && meaningAt(source, knowledge, node);
    const name = meaning?.kind === 'named' ? knowledge.canonical(meaning.name) : undefined;
    if (!callNode || name === undefined || !isWanted(name)) return;
    const call = readCall(source, callNode, name, knowledge);
    if (call) found.push(call);
  };
  for (const from of calledPlaces(source, leaves)) add(source.tree.resolveInner(from, 1));
  return found.sort((a, b) => a.from - b.from);
}

/** The identifier at an offset, or before it. */
export function identifierAt(source: PythonSource, offset: number): SyntaxNode | undefined {
  for (const side of [1, -1] as const) {
    const node = source.tree.resolveInner(offset, side);
    if (node.name === 'VariableName' || node.name === 'PropertyName') return node;
  }
  return undefined;
}

/** The identifier that ends what is called, by a call or a decorator with arguments. */
function calleeOf(call: SyntaxNode): SyntaxNode | undefined {
  if (call.name === 'Decorator') return call.getChildren('VariableName').at(-1);
  const callee = call.name === 'CallExpression' ? call.firstChild : null;
  const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
  return end?.name === 'VariableName' || end?.name === 'PropertyName' ? end : undefined;
}

function callOf(
  source: PythonSource,
  node: SyntaxNode,
  name: string,
  knowledge: Knowledge,
): Call | undefined {
  const call = callEndingIn(node);
  return call && readCall(source, call, name, knowledge);
}

/** The call or decorator whose callee an identifier ends. */
function callEndingIn(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  const call = parent?.name === 'MemberExpression' ? parent.parent : parent;
  return call && calleeOf(call)?.from === node.from ? call : undefined;
}

/** A call in whichever file has it. */
export function readCallOf(
  { node, source }: InFile,
  name: string,
  knowledge: Knowledge,
): Call | undefined {
  return readCall(source, node, name, knowledge);
}

function readCall(
  source: PythonSource,
  node: SyntaxNode,
  name: string,
  knowledge: Knowledge,
): Call | undefined {
  const list = node.getChild('ArgList');
  if (!list) return undefined;
  const from = node.name === 'Decorator' ? (node.firstChild?.to ?? node.from) : node.from;
  return new ReadCall(
    name,
    from,
    list.to,
    targetOf(source, node),
    () => readArguments(source, list, knowledge),
    () => madeObject(source, node, knowledge),
  );
}

/** Most of a file's calls are found for their names alone, so that their arguments are read on demand. */
class ReadCall implements Call {
  #arguments: Arguments | undefined;
  #made: MadeObject | undefined;

  constructor(
    readonly name: string,
    readonly from: number,
    readonly to: number,
    readonly target: string | undefined,
    private readonly read: () => Arguments,
    private readonly follow: () => MadeObject,
  ) {}

  get arguments(): Arguments {
    return (this.#arguments ??= this.read());
  }

  get made(): MadeObject {
    return (this.#made ??= this.follow());
  }
}

import { LOOPS, SCOPES, functionAround, type SyntaxNode } from '../syntax/nodes.js';
import { attributeDefinitions, classOfSelf } from '../scopes/attributes.js';
import { calledPlaces } from './calledPlaces.js';
import { children, commaParts } from '../syntax/children.js';
import type { Knowledge } from '../types/knowledge.js';
import { readValue } from '../values/readValue.js';
import type { Loop, MadeObject, MethodCall } from '../values/madeObject.js';
import { lookUp } from '../scopes/scopes.js';
import type { PythonSource } from '../syntax/source.js';

/** Most functions around a call that are followed to their callers. */
const DEEPEST = 4;
/** Most places of a file that call a method of one name. */
const MOST_PLACES = 500;

/** What becomes of what `call` makes. Never throws. */
export function madeObject(
  source: PythonSource,
  call: SyntaxNode,
  knowledge: Knowledge,
): MadeObject {
  return new Made(source, call, knowledge);
}

class Made implements MadeObject {
  readonly #calls = new Map<string, readonly MethodCall[]>();

  constructor(
    private readonly source: PythonSource,
    private readonly call: SyntaxNode,
    private readonly knowledge: Knowledge,
  ) {}

  get isBoundOnce(): boolean {
    return this.#statementDefinitions().length === 1;
  }

  get scope(): string {
    const target = targetsOf(this.call)[0];
    const owner = target?.firstChild && this.#ownerOf(target);
    const around = owner ?? functionAround(this.call);
    return `${around?.from ?? ''} ${conditionsOf(this.call, around, this.source.text).join()}`;
  }

  calls(method: string): readonly MethodCall[] {
    let found = this.#calls.get(method);
    if (!found) this.#calls.set(method, (found = this.#find(method)));
    return found;
  }

  #find(method: string): MethodCall[] {
    return placesOf(this.source, method).flatMap((place) => {
      const object = place.firstChild?.firstChild;
      return object ? this.#contexts(place, object, 0) : [];
    });
  }

  #text({ from, to }: SyntaxNode): string {
    return this.source.text.slice(from, to);
  }

  #statementDefinitions() {
    const [target] = targetsOf(this.call);
    if (target?.name === 'VariableName') {
      return lookUp(this.source, target, this.#text(target)).definitions;
    }
    const owner = target && this.#ownerOf(target);
    const property = target?.lastChild;
    return owner && property ? attributeDefinitions(this.source, owner, this.#text(property)) : [];
  }

  /** The class whose object `self.name` belongs to. */
  #ownerOf(member: SyntaxNode): SyntaxNode | undefined {
    const object = member.name === 'MemberExpression' ? member.firstChild : null;
    return object?.name === 'VariableName' ? classOfSelf(this.source.text, object) : undefined;
  }

  /** The loops and conditions around a place whose object is this one; none where it is another. */
  #contexts(place: SyntaxNode, object: SyntaxNode, depth: number): MethodCall[] {
    if (depth > DEEPEST) return [];
    const around = functionAround(place);
    const parameter = this.#parameterOf(object);
    if (parameter) {
      const inside = this.#inside(place, parameter.of, object);
      return this.#callers(parameter.of).flatMap((caller) => {
        const given = argumentOf(this.source, caller, parameter);
        const outside = given ? this.#contexts(caller, given, depth + 1) : [];
        return outside.map((one) => joined(inside, one));
      });
    }
    if (!this.#isThis(object)) return [];
    const home = functionAround(this.call);
    const inside = this.#inside(place, around, object);
    const isLocal = around === undefined || around.from === home?.from;
    return isLocal ? [inside] : this.#around(inside, around, depth);
  }

  /** With what is around the calls of a function; by itself where the file does not call it. */
  #around(inside: MethodCall, of: SyntaxNode, depth: number): MethodCall[] {
    const callers = depth < DEEPEST ? this.#callers(of) : [];
    if (callers.length === 0) return [inside];
    return callers.flatMap((caller) => {
      const around = functionAround(caller);
      const outer = this.#inside(caller, around, undefined);
      const isLocal = around === undefined || around.from === functionAround(this.call)?.from;
      const all = isLocal ? [outer] : this.#around(outer, around, depth + 1);
      return all.map((one) => joined(inside, one));
    });
  }

  #inside(
    place: SyntaxNode,
    around: SyntaxNode | undefined,
    object: SyntaxNode | undefined,
  ): MethodCall {
    const own = object && this.#text(object);
    return {
      loops: loopsAround(place, around).map((loop) => this.#loop(loop)),
      conditions: conditionsOf(place, around, this.source.text, own).join(),
    };
  }

  /** The parameter of a function of the file that a name stands for. */
  #parameterOf(object: SyntaxNode): Parameter | undefined {
    if (object.name !== 'VariableName') return undefined;
    const name = this.#text(object);
    const [only, ...others] = lookUp(this.source, object, name).definitions;
    if (only?.kind !== 'parameter' || others.length > 0) return undefined;
    const list = only.name.parent;
    const of = list?.parent;
    if (of?.name !== 'FunctionDefinition' || !list) return undefined;
    const names = commaParts(children(list)).map(([first]) => first && this.#text(first));
    return { of, name, index: names.indexOf(name) };
  }

  #isThis(object: SyntaxNode): boolean {
    const { source, call } = this;
    const holds = (value: SyntaxNode): boolean =>
      value.from === call.from || (value.name === 'ConditionalExpression' && isChoice(value, call));
    if (object.name === 'VariableName') {
      return lookUp(source, object, this.#text(object)).definitions.some(
        (one) => one.kind === 'value' && one.part.length === 0 && holds(one.value),
      );
    }
    const owner = this.#ownerOf(object);
    const property = object.lastChild;
    if (!owner || !property) return this.#isSamePath(object);
    return attributeDefinitions(source, owner, this.#text(property)).some(
      (one) => one.kind === 'value' && holds(one.value),
    );
  }

  /** `state.scheduler` and the like, written alike in one function. */
  #isSamePath(object: SyntaxNode): boolean {
    const isNear = functionAround(object)?.from === functionAround(this.call)?.from;
    return isNear && targetsOf(this.call).some((one) => this.#text(one) === this.#text(object));
  }

  /** The calls of a function or a method of the file. */
  #callers(of: SyntaxNode): SyntaxNode[] {
    const named = of.getChild('VariableName');
    if (!named) return [];
    const name = this.#text(named);
    const owner = classOf(of);
    return callsOf(this.source, name).filter((call) => {
      const callee = call.firstChild;
      if (callee?.name === 'MemberExpression') {
        return (
          owner !== undefined && callee.firstChild !== null && this.#isOf(callee.firstChild, owner)
        );
      }
      if (callee?.name !== 'VariableName' || owner) return false;
      const { definitions } = lookUp(this.source, callee, name);
      return definitions.some((one) => one.kind === 'function' && one.node.from === of.from);
    });
  }

  /** Whether an expression is an object of a class of the file. */
  #isOf(object: SyntaxNode, owner: SyntaxNode): boolean {
    if (object.name === 'CallExpression') {
      const named = owner.getChild('VariableName');
      const callee = object.firstChild;
      return named !== null && callee !== null && this.#text(callee) === this.#text(named);
    }
    if (object.name !== 'VariableName') return false;
    const own = classOfSelf(this.source.text, object);
    if (own) return own.from === owner.from;
    const { definitions } = lookUp(this.source, object, this.#text(object));
    return definitions.some(
      (one) =>
        one.kind === 'value' && one.value.name === 'CallExpression' && this.#isOf(one.value, owner),
    );
  }

  #loop(node: SyntaxNode): Loop {
    const parts = children(node);
    const body = node.getChild('Body');
    const inner = body ? loopsIn(body).map((loop) => this.#loop(loop)) : [];
    const at = parts.findIndex(({ name }) => name === 'in');
    if (node.name === 'WhileStatement' || at < 0) {
      const [, test] = parts;
      return { heading: test ? this.#text(test) : '', over: '', maker: undefined, inner };
    }
    const [first, last, values] = [parts[1], parts[at - 1], parts[at + 1]];
    const heading = first && last ? this.source.text.slice(first.from, last.to) : '';
    const over = values && unwrapped(values, this.source.text);
    const made = over && readValue(this.source, over, this.knowledge);
    const maker = made?.kind === 'call' ? made.call.name : undefined;
    return { heading, over: over ? this.#text(over) : '', maker, inner };
  }
}

interface Parameter {
  readonly of: SyntaxNode;
  readonly name: string;
  readonly index: number;
}

function joined(inside: MethodCall, outside: MethodCall): MethodCall {
  return {
    loops: [...inside.loops, ...outside.loops],
    conditions: [outside.conditions, inside.conditions].filter((one) => one !== '').join(),
  };
}

/** What an expression is assigned to, directly or as one of two choices. */
function targetsOf(call: SyntaxNode): SyntaxNode[] {
  let value = call;
  while (value.parent?.name === 'ConditionalExpression' || isBracketed(value)) {
    value = value.parent ?? value;
  }
  const statement = value.parent;
  if (statement?.name !== 'AssignStatement' || statement.getChild(',')) return [];
  const last = statement.getChildren('AssignOp').at(-1);
  if (!last || value.from < last.to) return [];
  return children(statement).filter(
    ({ name, to }) => to <= last.from && (name === 'VariableName' || name === 'MemberExpression'),
  );
}

function isBracketed({ parent }: SyntaxNode): boolean {
  return parent?.name === 'ParenthesizedExpression';
}

/** Whether a call is the value of `a if test else b`. */
function isChoice(value: SyntaxNode, call: SyntaxNode): boolean {
  return children(value).some(
    (part) =>
      (part.from === call.from && part.to === call.to) ||
      (part.name === 'ConditionalExpression' && isChoice(part, call)),
  );
}

function classOf(definition: SyntaxNode): SyntaxNode | undefined {
  const outer = definition.parent?.name === 'DecoratedStatement' ? definition.parent : definition;
  const body = outer.parent;
  return body?.parent?.name === 'ClassDefinition' ? body.parent : undefined;
}

/** The loops around a node, the innermost first, up to a function. */
function loopsAround(node: SyntaxNode, until: SyntaxNode | undefined): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at = node.parent; at && at.from !== until?.from; at = at.parent) {
    const body = LOOPS.has(at.name) ? at.getChild('Body') : null;
    if (body && body.from <= node.from && node.to <= body.to) found.push(at);
  }
  return found;
}

/** The loops of a body, without those inside them. */
function loopsIn(body: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  body.cursor().iterate(({ name, node }) => {
    if (LOOPS.has(name)) found.push(node);
    return !LOOPS.has(name) && !SCOPES.has(name);
  });
  return found;
}

/**
 * The branches that a node is in, up to a function.
 *
 * @param own where the test of an `if` asks no more than whether there is such an object, it is none.
 */
function conditionsOf(
  node: SyntaxNode,
  until: SyntaxNode | undefined,
  text: string,
  own?: string,
): string[] {
  const found: string[] = [];
  let below = node;
  for (let at = node.parent; at && at.from !== until?.from; at = at.parent) {
    if (isBranch(at, below) && !asksFor(at, below, text, own))
      found.push(`${at.from}:${below.from}`);
    below = at;
  }
  return found.reverse();
}

function isBranch(node: SyntaxNode, part: SyntaxNode): boolean {
  switch (node.name) {
    case 'IfStatement':
    case 'MatchBody':
      return part.name === 'Body' || part.name === 'MatchClause';
    case 'TryStatement':
      for (let at = part.prevSibling; at; at = at.prevSibling)
        if (at.name === 'except') return true;
      return false;
    case 'ConditionalExpression':
      return true;
    default:
      return false;
  }
}

function asksFor(
  node: SyntaxNode,
  part: SyntaxNode,
  text: string,
  own: string | undefined,
): boolean {
  if (own === undefined || node.name !== 'IfStatement') return false;
  const test = part.prevSibling;
  if (!test || test.from < (node.firstChild?.to ?? 0)) return false;
  const asked = text.slice(test.from, test.to).replace(/\s+/g, ' ');
  return asked === own || asked === `${own} is not None`;
}

/** What a loop goes through, without what only counts it or shows its progress. */
function unwrapped(values: SyntaxNode, text: string): SyntaxNode {
  let at = values;
  while (at.name === 'CallExpression') {
    const callee = at.firstChild;
    const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
    const list = at.getChild('ArgList');
    if (!end || !list || !WRAPPERS.has(text.slice(end.from, end.to))) break;
    const [[first, second] = []] = commaParts(children(list));
    if (!first || second) break;
    at = first;
  }
  return at;
}

const WRAPPERS = new Set(['enumerate', 'islice', 'iter', 'progress_bar', 'tqdm', 'track', 'zip']);

function argumentOf(
  { text }: PythonSource,
  call: SyntaxNode,
  { of, name, index }: Parameter,
): SyntaxNode | undefined {
  const list = call.getChild('ArgList');
  const isMethod = classOf(of) !== undefined && call.firstChild?.name === 'MemberExpression';
  const place = isMethod ? index - 1 : index;
  const given = commaParts(list ? children(list) : []);
  for (const [i, [first, sign, value]] of given.entries()) {
    if (!first || first.name === '*' || first.name === '**') return undefined;
    if (sign?.name === 'AssignOp') {
      if (text.slice(first.from, first.to) === name) return value;
    } else if (i === place) return first;
  }
  return undefined;
}

const newPlaces = () => new Map<string, readonly SyntaxNode[]>();

/** The calls of a function or method by its name. */
function callsOf(source: PythonSource, name: string): readonly SyntaxNode[] {
  const byName = source.remember(newPlaces);
  let found = byName.get(name);
  if (!found) byName.set(name, (found = search(source, name)));
  return found;
}

function search(source: PythonSource, name: string): SyntaxNode[] {
  const { text, tree } = source;
  return calledPlaces(source, new Set([name]))
    .filter((at) => text.startsWith(name, at))
    .slice(0, MOST_PLACES)
    .flatMap((at) => {
      const node = tree.resolveInner(at, 1);
      if (node.from !== at || node.to !== at + name.length) return [];
      const { parent } = node;
      const isMember = parent?.name === 'MemberExpression' && parent.lastChild?.from === at;
      const call = isMember ? parent.parent : parent;
      const callee = isMember ? parent : node;
      return call?.name === 'CallExpression' && call.firstChild?.from === callee.from ? [call] : [];
    });
}

/** The calls of a method of any object. */
function placesOf(source: PythonSource, method: string): readonly SyntaxNode[] {
  return callsOf(source, method).filter((call) => call.firstChild?.name === 'MemberExpression');
}

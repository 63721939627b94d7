import { attributeDefinitions, classOfSelf } from '../scopes/attributes.js';
import { lookUp } from '../scopes/scopes.js';
import { children, commaParts } from '../syntax/children.js';
import { functionAround, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { Knowledge } from '../types/knowledge.js';
import type { Loop, MadeObject, MethodCall } from '../values/madeObject.js';
import { readValue } from '../values/readValue.js';
import { callsOf, placesOf } from './callsByName.js';
import { conditionsOf, loopsAround, loopsIn, unwrapped } from './loops.js';

/** Most functions around a call that are followed to their callers. */
const DEEPEST = 4;

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

import { children } from '../syntax/children.js';
import { importedBy, type Imported } from '../syntax/importStatement.js';
import { COMPREHENSIONS, nodeNames, type SyntaxNode, type SyntaxNodeRef } from '../syntax/nodes.js';
import { typeCommentAfter } from '../syntax/typeComment.js';

/** The part of an unpacked value that a starred target gets, as a list. */
export const REST = Infinity;

/**
 * One of the places that give a name its meaning in a scope. `part` says which item of what is
 * there is meant: `[]` all of it, `[1, 0]` for b in `a, (b, c) = value`, counted from the end behind a
 * starred target: `[-1]` for c in `a, *b, c = value`.
 */
export type Definition = Place & {
  /** Stands in an `except` branch, where it stands in for what the `try` branch binds. */
  readonly isFallback: boolean;
  /** Offset of the name, or of the import that binds it. */
  readonly at: number;
};

type Place =
  | ({ readonly kind: 'import' } & Omit<Imported, 'local'>)
  /** `name: type = value`. */
  | {
      readonly kind: 'value';
      readonly value: SyntaxNode;
      readonly part: readonly number[];
      readonly type?: SyntaxNode;
    }
  /** `name: type` without a value. */
  | { readonly kind: 'declared'; readonly type: SyntaxNode }
  /** `for name in values`. */
  | { readonly kind: 'item'; readonly values: SyntaxNode; readonly part: readonly number[] }
  /** `with value as name`. */
  | { readonly kind: 'entered'; readonly value: SyntaxNode }
  /** `name += value`. */
  | { readonly kind: 'updated'; readonly value: SyntaxNode }
  | { readonly kind: 'parameter'; readonly name: SyntaxNode; readonly type?: SyntaxNode }
  | { readonly kind: 'function' | 'class'; readonly node: SyntaxNode }
  | { readonly kind: 'other' };

/** The definitions of each name that is bound, as a Map has them. */
export interface DefinitionsByName extends Iterable<[string, readonly Definition[]]> {
  get(name: string): readonly Definition[] | undefined;
  has(name: string): boolean;
}

/** What a scope's own text binds, without what is in the scopes inside it. */
export interface Definitions {
  readonly byName: DefinitionsByName;
  /** Modules whose names `from … import *` brought in, as they are written. */
  readonly stars: readonly string[];
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
}

/** Collects the definitions of the scope that a function, class, lambda or comprehension opens. */
export function collectDefinitions(text: string, node: SyntaxNode): Collected {
  const collector = new Collector(text);
  collector.scope(node);
  return collector;
}

/** Collects what statements side by side bind. */
export function collectStatements(text: string, statements: readonly SyntaxNode[]): Collected {
  const collector = new Collector(text);
  for (const statement of statements) collector.inside(statement);
  return collector;
}

export interface Collected extends Definitions {
  readonly byName: ReadonlyMap<string, readonly Definition[]>;
}

class Collector implements Collected {
  readonly byName = new Map<string, Definition[]>();
  readonly stars: string[] = [];
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  /** Where the `except` branches end that are being read. */
  #fallbackUntil = -1;

  constructor(private readonly text: string) {}

  scope(node: SyntaxNode): void {
    if (node.name === 'ArgList' || COMPREHENSIONS.has(node.name)) {
      this.#loops(children(node));
      return;
    }
    const parameters = node.getChild('ParamList');
    if (parameters) this.#parameters(parameters);
    const body = node.getChild('Body');
    if (body) this.inside(body);
  }

  inside(node: SyntaxNode): void {
    const hasWalrus = this.#word(node).includes(':=');
    node.cursor().iterate((ref) => {
      const isExpression = ref.name.endsWith('Expression') || ref.name === 'ArgList';
      return (hasWalrus || !isExpression) && this.#enter(ref);
    });
  }

  #word(node: SyntaxNodeRef): string {
    return this.text.slice(node.from, node.to);
  }

  #bind(node: SyntaxNodeRef, place: Place): void {
    this.#bindName(this.#word(node), node.from, place);
  }

  #bindName(name: string, at: number, place: Place): void {
    const definition = { ...place, isFallback: at < this.#fallbackUntil, at };
    const before = this.byName.get(name);
    if (before) before.push(definition);
    else this.byName.set(name, [definition]);
  }

  /** Binds the names of a target: `a`, `(a, b)`, `[a, *b]`. */
  #target(node: SyntaxNode, place: (part: readonly number[]) => Place): void {
    if (node.name === 'VariableName') this.#bind(node, place([]));
    else if (GROUPS.has(node.name)) this.#targets(children(node), place);
  }

  #targets(nodes: readonly SyntaxNode[], place: (part: readonly number[]) => Place): void {
    const items = nodes.filter(({ name }) => !BRACKETS.has(name));
    const star = items.findIndex(({ name }) => name === '*');
    items.forEach((item, i) => {
      const isRest = star >= 0 && i === star + 1;
      const index = star < 0 || i < star ? i : isRest ? REST : i - items.length;
      this.#target(item, (part) => place([index, ...part]));
    });
  }

  /** @returns whether to go on inside the node. */
  #enter(ref: SyntaxNodeRef): boolean {
    switch (ref.name) {
      case 'ImportStatement':
        for (const { local, ...imported } of importedBy(this.text, ref.node)) {
          if (local !== '*') this.#bindName(local, ref.from, { kind: 'import', ...imported });
          else this.stars.push(imported.module);
        }
        return false;
      case 'FunctionDefinition':
      case 'ClassDefinition': {
        const { node } = ref;
        const name = node.getChild('VariableName');
        const kind = ref.name === 'ClassDefinition' ? 'class' : 'function';
        if (name) this.#bind(name, { kind, node });
        return false;
      }
      case 'LambdaExpression':
        return false;
      case 'ScopeStatement': {
        const names = ref.node.firstChild?.name === 'global' ? this.globals : this.nonlocals;
        for (const name of ref.node.getChildren('VariableName')) names.add(this.#word(name));
        return false;
      }
      case 'AssignStatement':
        this.#assignment(ref.node);
        break;
      case 'UpdateStatement':
        this.#update(ref.node);
        break;
      case 'ForStatement':
        this.#loops(children(ref.node));
        break;
      case 'WithStatement': {
        const parts = children(ref.node);
        parts.forEach((part, i) => {
          const value = parts[i - 2];
          if (parts[i - 1]?.name === 'as' && value)
            this.#target(part, () => ({ kind: 'entered', value }));
        });
        break;
      }
      case 'TryStatement':
      case 'AsPattern': {
        const parts = children(ref.node);
        parts.forEach((part, i) => {
          if (parts[i - 1]?.name === 'as') this.#target(part, () => ({ kind: 'other' }));
        });
        break;
      }
      case 'Body':
        if (isExcept(ref.node)) this.#fallbackUntil = Math.max(this.#fallbackUntil, ref.to);
        break;
      case 'NamedExpression': {
        const { firstChild: name, lastChild: value } = ref.node;
        if (name && value) this.#target(name, (part) => ({ kind: 'value', value, part }));
        break;
      }
      case 'TypeDefinition': {
        const name = ref.node.getChild('VariableName');
        if (name) this.#bind(name, { kind: 'other' });
        break;
      }
      case 'CapturePattern':
      case 'DeleteStatement':
        for (const child of children(ref.node)) this.#target(child, () => ({ kind: 'other' }));
        break;
    }
    return true;
  }

  #update({ firstChild: target, lastChild: value }: SyntaxNode): void {
    if (target && value) this.#target(target, () => ({ kind: 'updated', value }));
  }

  #assignment(node: SyntaxNode): void {
    const sides: SyntaxNode[][] = [[]];
    let type: SyntaxNode | undefined;
    for (const part of children(node)) {
      if (part.name === 'AssignOp') sides.push([]);
      else if (part.name === 'TypeDef') type = part.lastChild ?? undefined;
      else if (part.name !== 'Comment') sides.at(-1)?.push(part);
    }
    type ??= typeCommentAfter(this.text, node);
    const right = sides.length > 1 ? (sides.pop() ?? []) : [];
    const value = right.length === 1 ? right[0] : undefined;
    for (const left of sides) {
      const [target] = left;
      if (target && left.length === 1 && !GROUPS.has(target.name)) {
        if (value) {
          this.#target(target, (part) => ({ kind: 'value', value, part, ...(type && { type }) }));
        } else if (type && right.length === 0)
          this.#target(target, () => ({ kind: 'declared', type }));
        else this.#target(target, () => ({ kind: 'other' }));
      } else {
        this.#unpacking(itemsOf(left), itemsOf(right), value);
      }
    }
  }

  #unpacking(
    targets: readonly SyntaxNode[],
    values: readonly SyntaxNode[],
    value: SyntaxNode | undefined,
  ): void {
    const isStarred = [...targets, ...values].some(({ name }) => name === '*');
    if (targets.length === values.length && !isStarred) {
      targets.forEach((target, i) => {
        const item = values[i] ?? target;
        this.#target(target, (part) => ({ kind: 'value', value: item, part }));
      });
    } else if (isStarred && values.length > 1) {
      this.#spread(targets, values);
    } else if (value) {
      this.#targets(targets, (part) => ({ kind: 'value', value, part }));
    } else {
      this.#targets(targets, () => ({ kind: 'other' }));
    }
  }

  /** `a, *b = one, two, three`: those before the star and behind it get one value each. */
  #spread(targets: readonly SyntaxNode[], values: readonly SyntaxNode[]): void {
    const star = targets.findIndex(({ name }) => name === '*');
    const isPlain = !values.some(({ name }) => name === '*') && values.length >= targets.length - 2;
    targets.forEach((target, i) => {
      const item = isPlain ? values[i < star ? i : values.length - targets.length + i] : undefined;
      this.#target(target, (part) =>
        item && i !== star + 1 ? { kind: 'value', value: item, part } : { kind: 'other' },
      );
    });
  }

  /** `for targets in values`, once in a statement, any number of times in a comprehension. */
  #loops(parts: readonly SyntaxNode[]): void {
    parts.forEach((part, i) => {
      if (part.name !== 'for') return;
      const until = parts.findIndex(({ name }, j) => j > i && name === 'in');
      if (until < 0) return;
      const values = parts[until + 1];
      const isOnly = parts[until + 2]?.name !== ',';
      const place = (path: readonly number[]): Place =>
        values && isOnly ? { kind: 'item', values, part: path } : { kind: 'other' };
      const targets = parts.slice(i + 1, until);
      const [only] = targets;
      if (only && targets.length === 1) this.#target(only, place);
      else this.#targets(targets, place);
    });
  }

  #parameters(list: SyntaxNode): void {
    const parts = children(list);
    parts.forEach((part, i) => {
      const before = parts[i - 1]?.name;
      if (part.name !== 'VariableName' || before === 'AssignOp') return;
      const next = parts[i + 1];
      const type =
        next?.name === 'TypeDef'
          ? (next.lastChild ?? undefined)
          : typeCommentAfter(this.text, next?.name === 'AssignOp' ? (parts[i + 2] ?? part) : part);
      const isStarred = before === '*' || before === '**';
      this.#bind(
        part,
        isStarred ? { kind: 'other' } : { kind: 'parameter', name: part, ...(type && { type }) },
      );
    });
  }
}

const GROUPS = nodeNames('TupleExpression', 'ArrayExpression', 'ParenthesizedExpression');
const BRACKETS = nodeNames('(', ')', '[', ']', ',', 'Comment');

/** `a, b`, `(a, b)` and `[a, b]` as a and b. */
function itemsOf(side: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const [only] = side;
  const isGroup = side.length === 1 && only !== undefined && GROUPS.has(only.name);
  return (isGroup ? children(only) : side).filter(({ name }) => !BRACKETS.has(name));
}

function isExcept(body: SyntaxNode): boolean {
  if (body.parent?.name !== 'TryStatement') return false;
  for (let at = body.prevSibling; at && at.name !== 'Body'; at = at.prevSibling) {
    if (at.name === 'except') return true;
  }
  return false;
}

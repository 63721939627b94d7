import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { typeCommentAfter } from '../syntax/typeComment.js';
import type { Definition } from './definitions.js';
import { definitionsIn } from './scopes.js';

const newDefinitions = () => new Map<string, readonly Definition[]>();

/** What a class binds an attribute to: in its body, and in its methods by their first parameter. */
export function attributeDefinitions(
  source: PythonSource,
  classNode: SyntaxNode,
  attribute: string,
): readonly Definition[] {
  const byAttribute = source.remember(newDefinitions);
  const key = `${classNode.from} ${attribute}`;
  let definitions = byAttribute.get(key);
  if (!definitions) {
    definitions = [
      ...definitionsIn(source, classNode, attribute),
      ...setInMethods(source, classNode, attribute),
    ];
    byAttribute.set(key, definitions);
  }
  return definitions;
}

/** The base classes that a class names. */
export function basesOf(classNode: SyntaxNode): SyntaxNode[] {
  const given = classNode.getChild('ArgList')?.getChildren('Expression') ?? [];
  return given.filter(
    ({ prevSibling, nextSibling }) =>
      prevSibling?.name !== 'AssignOp' && nextSibling?.name !== 'AssignOp',
  );
}

function setInMethods(
  { text, tree }: PythonSource,
  classNode: SyntaxNode,
  attribute: string,
): Definition[] {
  const body = text.slice(classNode.from, classNode.to);
  const found: Definition[] = [];
  for (let at = body.indexOf(attribute); at >= 0; at = body.indexOf(attribute, at + 1)) {
    if (body[at - 1] !== '.') continue;
    const property = tree.resolveInner(classNode.from + at, 1);
    if (property.name !== 'PropertyName' || text.slice(property.from, property.to) !== attribute)
      continue;
    const member = property.parent;
    const object = member?.firstChild;
    const definition = member && definitionBy(text, member);
    if (object?.name !== 'VariableName' || !definition) continue;
    if (classOfSelf(text, object)?.from === classNode.from) found.push(definition);
  }
  return found;
}

/** The definition that a target is part of; `undefined` where it is only read. */
export function definitionBy(
  text: string,
  target: SyntaxNode,
  part: readonly number[] = [],
): Definition | undefined {
  const base = { isFallback: false, at: target.from };
  const other: Definition = { ...base, kind: 'other' };
  const statement = target.parent;
  switch (statement?.name) {
    case 'AssignStatement': {
      const operator = statement.getChildren('AssignOp').at(-1);
      const type = statement.getChild('TypeDef')?.lastChild ?? typeCommentAfter(text, statement);
      if (!operator) return type ? { ...base, kind: 'declared', type } : undefined;
      if (target.from > operator.from) return undefined;
      return assignedBy(statement, target, part, type) ?? other;
    }
    case 'UpdateStatement': {
      const value = statement.lastChild;
      const isTarget = value !== null && statement.firstChild?.from === target.from;
      return isTarget ? { ...base, kind: 'updated', value } : undefined;
    }
    case 'ForStatement': {
      const keyword = statement.getChild('in');
      return keyword && target.from < keyword.from ? other : undefined;
    }
    case 'WithStatement':
      return target.prevSibling?.name === 'as' ? other : undefined;
    case 'DeleteStatement':
      return other;
    case 'TupleExpression':
    case 'ArrayExpression':
    case 'ParenthesizedExpression': {
      const isWhole = statement.name === 'ParenthesizedExpression';
      const index = placeAmong(statement, target);
      const found = definitionBy(text, statement, isWhole ? part : [index ?? 0, ...part]);
      return found && (index === undefined ? other : { ...found, at: target.from });
    }
    default:
      return undefined;
  }
}

/** `self.a = value`, `self.a, self.b = value` and `self.a, self.b = one, two`. */
function assignedBy(
  statement: SyntaxNode,
  target: SyntaxNode,
  part: readonly number[],
  type: SyntaxNode | undefined,
): Definition | undefined {
  const operators = statement.getChildren('AssignOp');
  const value = operators.at(-1)?.nextSibling;
  if (!value) return undefined;
  const isBare = target.prevSibling?.name === ',' || target.nextSibling?.name === ',';
  const index = isBare ? placeAmong(statement, target) : undefined;
  if (isBare && (index === undefined || operators.length > 1)) return undefined;
  const base = {
    isFallback: false,
    at: target.from,
    kind: 'value',
    ...(type && { type }),
  } as const;
  const path = index === undefined ? part : [index, ...part];
  if (value.to === statement.lastChild?.to) return { ...base, value, part: path };
  const values = itemsBehind(value);
  const [first, ...rest] = path;
  const item = first === undefined || !values ? undefined : values[first];
  return item && { ...base, value: item, part: rest };
}

/** What is behind `=` without brackets; `undefined` if a star does. */
function itemsBehind(first: SyntaxNode): readonly SyntaxNode[] | undefined {
  const items: SyntaxNode[] = [];
  for (let at: SyntaxNode | null = first; at; at = at.nextSibling) {
    if (at.name === '*') return undefined;
    if (at.name !== ',' && at.name !== 'Comment') items.push(at);
  }
  return items;
}

/** The number of a target among those side by side; `undefined` behind a star. */
function placeAmong(group: SyntaxNode, target: SyntaxNode): number | undefined {
  let index = 0;
  for (let at = group.firstChild; at && at.from < target.from; at = at.nextSibling) {
    if (at.name === '*') return undefined;
    if (at.name === ',') index++;
  }
  return index;
}

/** The class whose method has the variable as its first parameter, for an object of it. */
export function classOfSelf(text: string, variable: SyntaxNode): SyntaxNode | undefined {
  const method = methodOf(text, variable);
  return method?.isOfClass === false ? method.owner : undefined;
}

/** The class whose class method has the variable as its first parameter, for the class itself. */
export function classOfClassMethod(text: string, variable: SyntaxNode): SyntaxNode | undefined {
  const method = methodOf(text, variable);
  return method?.isOfClass === true ? method.owner : undefined;
}

interface Method {
  readonly owner: SyntaxNode;
  readonly isOfClass: boolean;
}

function methodOf(text: string, variable: SyntaxNode): Method | undefined {
  const name = text.slice(variable.from, variable.to);
  for (let at = variable.parent; at; at = at.parent) {
    if (at.name !== 'FunctionDefinition' && at.name !== 'LambdaExpression') continue;
    const parameters = at.getChild('ParamList')?.getChildren('VariableName') ?? [];
    const parameter = parameters.find(
      (one) => text.slice(one.from, one.to) === name && one.prevSibling?.name !== 'AssignOp',
    );
    if (parameter) return parameter.prevSibling?.name === '(' ? methodClass(text, at) : undefined;
  }
  return undefined;
}

/** The class of a method; static methods get nothing of it. */
function methodClass(text: string, node: SyntaxNode): Method | undefined {
  const decorated = node.parent?.name === 'DecoratedStatement' ? node.parent : undefined;
  const decorators = (decorated?.getChildren('Decorator') ?? []).map(({ from, to }) =>
    text.slice(from, to),
  );
  const owner = (decorated ?? node).parent?.parent;
  if (
    owner?.name !== 'ClassDefinition' ||
    decorators.some((one) => /^@\s*staticmethod\b/.test(one))
  ) {
    return undefined;
  }
  const isOfClass = decorators.some((one) => /^@\s*classmethod\b/.test(one));
  return { owner, isOfClass };
}

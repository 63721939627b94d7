import type { SyntaxNode } from '@lezer/common';
import type { Definition } from './definitions.js';
import { definitionsIn } from './scopes.js';
import type { PythonSource } from './source.js';
import { typeCommentAfter } from './typeComment.js';

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

/** The innermost class around a node. */
export function classAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (at.name === 'ClassDefinition') return at;
  return undefined;
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
function definitionBy(text: string, target: SyntaxNode): Definition | undefined {
  const other: Definition = { kind: 'other', isFallback: false };
  const statement = target.parent;
  switch (statement?.name) {
    case 'AssignStatement': {
      const operator = statement.getChildren('AssignOp').at(-1);
      const type = statement.getChild('TypeDef')?.lastChild ?? typeCommentAfter(text, statement);
      if (!operator) return type ? { kind: 'declared', type, isFallback: false } : undefined;
      if (target.from > operator.from) return undefined;
      const value = operator.nextSibling;
      const isSingle =
        !statement.getChild(',') && value !== null && value.to === statement.lastChild?.to;
      if (!isSingle) return other;
      return { kind: 'value', value, part: [], isFallback: false, ...(type && { type }) };
    }
    case 'UpdateStatement':
      return statement.firstChild?.from === target.from
        ? { kind: 'updated', isFallback: false }
        : undefined;
    case 'ForStatement': {
      const keyword = statement.getChild('in');
      return keyword && target.from < keyword.from ? other : undefined;
    }
    case 'DeleteStatement':
      return other;
    case 'TupleExpression':
    case 'ArrayExpression':
    case 'ParenthesizedExpression':
      return definitionBy(text, statement) && other;
    default:
      return undefined;
  }
}

/** The class whose method has the variable as its first parameter. */
export function classOfSelf(text: string, variable: SyntaxNode): SyntaxNode | undefined {
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

/** The class of a method that gets an object of it; static methods and class methods do not. */
function methodClass(text: string, node: SyntaxNode): SyntaxNode | undefined {
  const decorated = node.parent?.name === 'DecoratedStatement' ? node.parent : undefined;
  const isStatic = decorated
    ?.getChildren('Decorator')
    .some(({ from, to }) => /^@\s*(static|class)method\b/.test(text.slice(from, to)));
  const body = isStatic === true ? null : (decorated ?? node).parent;
  const classNode = body?.name === 'Body' ? body.parent : undefined;
  return classNode?.name === 'ClassDefinition' ? classNode : undefined;
}

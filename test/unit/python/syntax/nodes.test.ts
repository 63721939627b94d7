import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import { PythonSource } from '../../../../src/python/index.js';
import {
  functionAround,
  isKeywordName,
  type NodeName,
} from '../../../../src/python/syntax/nodes.js';

/** Each once: the compiler misses one that is not here and refuses one that is no name. */
const NAMES: Readonly<Record<NodeName, true>> = {
  '(': true,
  ')': true,
  '*': true,
  '**': true,
  ',': true,
  '.': true,
  ':': true,
  ';': true,
  '@': true,
  ArgList: true,
  ArithOp: true,
  ArrayComprehensionExpression: true,
  ArrayExpression: true,
  AsPattern: true,
  AssertStatement: true,
  AssignOp: true,
  AssignStatement: true,
  At: true,
  AttributePattern: true,
  AwaitExpression: true,
  BinaryExpression: true,
  BitOp: true,
  Body: true,
  Boolean: true,
  BreakStatement: true,
  CallExpression: true,
  CapturePattern: true,
  ClassDefinition: true,
  ClassPattern: true,
  Comment: true,
  CompareOp: true,
  ComprehensionExpression: true,
  ConditionalExpression: true,
  ContinueStatement: true,
  ContinuedString: true,
  DecoratedStatement: true,
  Decorator: true,
  DeleteStatement: true,
  DictionaryComprehensionExpression: true,
  DictionaryExpression: true,
  Ellipsis: true,
  Escape: true,
  ExpressionStatement: true,
  ForStatement: true,
  FormatConversion: true,
  FormatReplacement: true,
  FormatSelfDoc: true,
  FormatSpec: true,
  FormatString: true,
  FunctionDefinition: true,
  Guard: true,
  IfStatement: true,
  ImportStatement: true,
  KeywordPattern: true,
  LambdaExpression: true,
  LiteralPattern: true,
  LogicOp: true,
  MappingPattern: true,
  MatchBody: true,
  MatchClause: true,
  MatchStatement: true,
  MemberExpression: true,
  NamedExpression: true,
  None: true,
  Number: true,
  OrPattern: true,
  ParamList: true,
  ParenthesizedExpression: true,
  PassStatement: true,
  PatternArgList: true,
  PrintStatement: true,
  PropertyName: true,
  RaiseStatement: true,
  ReturnStatement: true,
  ScopeStatement: true,
  Script: true,
  SequencePattern: true,
  SetComprehensionExpression: true,
  SetExpression: true,
  StarPattern: true,
  StatementGroup: true,
  String: true,
  TryStatement: true,
  TupleExpression: true,
  TypeDef: true,
  TypeDefinition: true,
  TypeParam: true,
  TypeParamList: true,
  UnaryExpression: true,
  UpdateOp: true,
  UpdateStatement: true,
  VariableName: true,
  WhileStatement: true,
  WithStatement: true,
  YieldExpression: true,
  YieldStatement: true,
  '[': true,
  ']': true,
  and: true,
  as: true,
  assert: true,
  async: true,
  await: true,
  break: true,
  case: true,
  class: true,
  continue: true,
  def: true,
  del: true,
  elif: true,
  else: true,
  except: true,
  finally: true,
  for: true,
  from: true,
  global: true,
  if: true,
  import: true,
  in: true,
  is: true,
  lambda: true,
  match: true,
  nonlocal: true,
  not: true,
  or: true,
  pass: true,
  print: true,
  raise: true,
  return: true,
  try: true,
  type: true,
  while: true,
  with: true,
  yield: true,
  '{': true,
  '}': true,
  '⚠': true,
};

describe('the names of syntax nodes', () => {
  it('are those of the grammar', () => {
    const own = new Set(parser.nodeSet.types.map(({ name }) => name).filter((name) => name !== ''));
    assert.deepEqual(Object.keys(NAMES).sort(), [...own].sort());
  });
  it('are known to the compiler', () => {
    const { topNode } = PythonSource.parse('x = 1').tree;
    // @ts-expect-error no node has this name
    assert.equal(topNode.firstChild?.name === 'AsignStatement', false);
    // @ts-expect-error neither has a child
    assert.equal(topNode.getChild('AsignStatement'), null);
  });
});

describe('what a node says by itself', () => {
  const at = (code: string) => {
    const offset = code.indexOf('|');
    const { tree } = PythonSource.parse(code.replace('|', ''));
    return tree.resolveInner(offset, 1);
  };
  it('a name before a sign of equality in brackets is that of a parameter', () => {
    assert.equal(isKeywordName(at('f(|a=1)')), true);
    assert.equal(isKeywordName(at('f(a=|b)')), false);
    assert.equal(isKeywordName(at('|a = 1')), false);
  });
  it('the innermost function around it', () => {
    const code = 'def f():\n  def g():\n    |x = 1\n';
    assert.equal(functionAround(at(code))?.from, code.indexOf('def g'));
    assert.equal(functionAround(at('|x = 1')), undefined);
  });
});

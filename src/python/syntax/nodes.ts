import type { NodeType, Tree } from '@lezer/common';

/** The names of the nodes of a Python syntax tree, tokens included. */
export type NodeName =
  | Statement
  | Expression
  | Pattern
  | Part
  | Punctuation
  | Keyword
  /** What could not be read. */
  | '⚠';

type Statement =
  | 'AssertStatement'
  | 'AssignStatement'
  | 'BreakStatement'
  | 'ClassDefinition'
  | 'ContinueStatement'
  | 'DecoratedStatement'
  | 'DeleteStatement'
  | 'ExpressionStatement'
  | 'ForStatement'
  | 'FunctionDefinition'
  | 'IfStatement'
  | 'ImportStatement'
  | 'MatchStatement'
  | 'PassStatement'
  | 'PrintStatement'
  | 'RaiseStatement'
  | 'ReturnStatement'
  | 'ScopeStatement'
  | 'StatementGroup'
  | 'TryStatement'
  | 'TypeDefinition'
  | 'UpdateStatement'
  | 'WhileStatement'
  | 'WithStatement'
  | 'YieldStatement';

type Expression =
  | 'ArrayComprehensionExpression'
  | 'ArrayExpression'
  | 'AwaitExpression'
  | 'BinaryExpression'
  | 'Boolean'
  | 'CallExpression'
  | 'ComprehensionExpression'
  | 'ConditionalExpression'
  | 'ContinuedString'
  | 'DictionaryComprehensionExpression'
  | 'DictionaryExpression'
  | 'Ellipsis'
  | 'FormatString'
  | 'LambdaExpression'
  | 'MemberExpression'
  | 'NamedExpression'
  | 'None'
  | 'Number'
  | 'ParenthesizedExpression'
  | 'SetComprehensionExpression'
  | 'SetExpression'
  | 'String'
  | 'TupleExpression'
  | 'UnaryExpression'
  | 'VariableName'
  | 'YieldExpression';

type Pattern =
  | 'AsPattern'
  | 'AttributePattern'
  | 'CapturePattern'
  | 'ClassPattern'
  | 'KeywordPattern'
  | 'LiteralPattern'
  | 'MappingPattern'
  | 'OrPattern'
  | 'SequencePattern'
  | 'StarPattern';

type Part =
  | 'ArgList'
  | 'Body'
  | 'Comment'
  | 'Decorator'
  | 'Escape'
  | 'FormatConversion'
  | 'FormatReplacement'
  | 'FormatSelfDoc'
  | 'FormatSpec'
  | 'Guard'
  | 'MatchBody'
  | 'MatchClause'
  | 'ParamList'
  | 'PatternArgList'
  | 'PropertyName'
  | 'Script'
  | 'TypeDef'
  | 'TypeParam'
  | 'TypeParamList';

type Punctuation =
  | '('
  | ')'
  | '*'
  | '**'
  | ','
  | '.'
  | ':'
  | ';'
  | '@'
  | '['
  | ']'
  | '{'
  | '}'
  | 'ArithOp'
  | 'AssignOp'
  | 'At'
  | 'BitOp'
  | 'CompareOp'
  | 'LogicOp'
  | 'UpdateOp';

type Keyword =
  | 'and'
  | 'as'
  | 'assert'
  | 'async'
  | 'await'
  | 'break'
  | 'case'
  | 'class'
  | 'continue'
  | 'def'
  | 'del'
  | 'elif'
  | 'else'
  | 'except'
  | 'finally'
  | 'for'
  | 'from'
  | 'global'
  | 'if'
  | 'import'
  | 'in'
  | 'is'
  | 'lambda'
  | 'match'
  | 'nonlocal'
  | 'not'
  | 'or'
  | 'pass'
  | 'print'
  | 'raise'
  | 'return'
  | 'try'
  | 'type'
  | 'while'
  | 'with'
  | 'yield';

/** Nodes that the grammar counts as one kind. */
type NodeGroup = 'Expression' | 'Pattern' | 'Statement';

/** A node that is passed by, which `node` keeps. */
export interface SyntaxNodeRef {
  readonly from: number;
  readonly to: number;
  readonly name: NodeName;
  readonly type: NodeType;
  readonly node: SyntaxNode;
}

/** A node of a Python syntax tree: that of the parser, with names that the compiler knows. */
export interface SyntaxNode extends SyntaxNodeRef {
  readonly parent: SyntaxNode | null;
  readonly firstChild: SyntaxNode | null;
  readonly lastChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
  readonly prevSibling: SyntaxNode | null;
  childAfter(offset: number): SyntaxNode | null;
  getChild(name: NodeName | NodeGroup): SyntaxNode | null;
  getChildren(name: NodeName | NodeGroup): SyntaxNode[];
  cursor(): SyntaxCursor;
}

export interface SyntaxCursor {
  iterate(enter: (node: SyntaxNodeRef) => boolean | undefined): void;
}

export interface SyntaxTree extends Pick<Tree, 'children' | 'positions' | 'length'> {
  readonly topNode: SyntaxNode;
  /** @param side whether a node counts that ends (-1) or begins (1) at the offset. */
  resolveInner(offset: number, side: -1 | 1): SyntaxNode;
  iterate(steps: { enter(node: SyntaxNodeRef): boolean | undefined }): void;
}

/** A tree of the Python parser. */
export function asPython(tree: Tree): SyntaxTree {
  return tree as unknown as SyntaxTree;
}

/** Names of nodes, to be asked for one. */
export function nodeNames(...names: readonly NodeName[]): ReadonlySet<NodeName> {
  return new Set(names);
}

/** Nodes whose body has a scope of its own. */
export const SCOPES = nodeNames('FunctionDefinition', 'ClassDefinition', 'LambdaExpression');

export const LOOPS = nodeNames('ForStatement', 'WhileStatement');

export const COMPREHENSIONS = nodeNames(
  'ArrayComprehensionExpression',
  'ComprehensionExpression',
  'DictionaryComprehensionExpression',
  'SetComprehensionExpression',
);

/** Whether an identifier names a parameter: `slope` in `f(slope=1)`. */
export function isKeywordName({ parent, nextSibling }: SyntaxNode): boolean {
  return parent?.name === 'ArgList' && nextSibling?.name === 'AssignOp';
}

/** Whether a statement is a string alone. */
export function isTextStatement({ name, firstChild }: SyntaxNode): boolean {
  return name === 'ExpressionStatement' && firstChild !== null && STRINGS.has(firstChild.name);
}

const STRINGS = nodeNames('ContinuedString', 'FormatString', 'String');

/** The innermost function around a node. */
export function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (at.name === 'FunctionDefinition') return at;
  return undefined;
}

/** The innermost class around a node. */
export function classAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (at.name === 'ClassDefinition') return at;
  return undefined;
}

/** Whether a part of a node could not be read. */
export function containsError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate(({ type }) => {
    found ||= type.isError;
    return !found;
  });
  return found;
}

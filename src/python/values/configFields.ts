import { attributeDefinitions, basesOf, classOfSelf, definitionBy } from '../scopes/attributes.js';
import { reaching } from '../scopes/reaching.js';
import { definitionsIn, lookUp } from '../scopes/scopes.js';
import { children, commaParts } from '../syntax/children.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { Inference } from '../types/inference.js';
import { only, type InFile, type Meaning } from '../types/meaning.js';

/** Where the value of an attribute is written. */
export interface Field {
  /** The file that has it. */
  readonly source: PythonSource;
  readonly value: SyntaxNode;
  /** The class whose default it is, where objects of the class may have another value. */
  readonly defaultOf?: string;
}

/** What a name or attribute stands for may be found through this many others. */
const MOST_STEPS = 5;

/** The attribute of an object of a class of the file, e.g. `cfg.width` where `cfg: Config`. */
export function configField(
  source: PythonSource,
  inference: Inference,
  object: SyntaxNode,
  name: string,
): Field | undefined {
  const meaning = only(inference.of(object));
  if (meaning?.kind !== 'ownInstance' && meaning?.kind !== 'ownClass') return undefined;
  const owner = ownerOf(inference, meaning, name);
  if (!owner) return undefined;
  const { source: file } = owner;
  if (isSetElsewhere(file, owner.node, name)) return undefined;
  if (file !== source && isSetElsewhere(source, undefined, name)) return undefined;
  const [definition, ...others] = attributeDefinitions(file, owner.node, name);
  if (definition?.kind !== 'value' || definition.part.length > 0 || others.length > 0) {
    return undefined;
  }
  const { value } = definition;
  const isInBody = definitionsIn(file, owner.node, name).length > 0;
  if (meaning.kind === 'ownClass') return isInBody ? { source: file, value } : undefined;
  const otherwise = {
    source: file,
    value,
    ...(isInBody && { defaultOf: nameOf(file, owner.node) }),
  };
  const list = madeBy(source, object, MOST_STEPS)?.getChild('ArgList');
  if (!list || argumentsOf(list).length === 0) return otherwise;
  const initializer = definitionsIn(meaning.source, meaning.node, '__init__')[0];
  if (initializer?.kind === 'function') {
    if (value.name !== 'VariableName' || isInBody || owner.node.from !== meaning.node.from)
      return undefined;
    const parameter = file.text.slice(value.from, value.to);
    const position = parametersOf(file, initializer.node).indexOf(parameter) - 1;
    return fieldFrom(argumentFor(source, list, parameter, position), source, otherwise);
  }
  if (!isInBody) return undefined;
  const isOwn = owner.node.from === meaning.node.from && file === meaning.source;
  const position = isOwn ? (fieldsOf(file, owner.node)?.indexOf(name) ?? -1) : -1;
  return fieldFrom(argumentFor(source, list, name, position), source, otherwise);
}

function fieldFrom(
  given: SyntaxNode | 'unknown' | undefined,
  source: PythonSource,
  otherwise: Field,
): Field | undefined {
  if (given === 'unknown') return undefined;
  return given ? { source, value: given } : otherwise;
}

/** The class that binds an attribute: the object's own, or the nearest base that the files define. */
function ownerOf(inference: Inference, { node, source }: InFile, name: string): InFile | undefined {
  let at: InFile | undefined = { node, source };
  for (let step = 0; at && step < MOST_STEPS; step++) {
    if (attributeDefinitions(at.source, at.node, name).length > 0) return at;
    const bases: readonly SyntaxNode[] = basesOf(at.node);
    const [base] = bases;
    const meaning: Meaning | undefined =
      base && bases.length === 1 ? only(inference.in(at.source).of(base)) : undefined;
    at = meaning?.kind === 'ownClass' ? meaning : undefined;
  }
  return undefined;
}

const newAnswers = () => new Map<string, boolean>();

/** Whether an attribute of this name is set anywhere but in the methods of one class. */
export function isSetElsewhere(
  source: PythonSource,
  owner: SyntaxNode | undefined,
  name: string,
): boolean {
  const answers = source.remember(newAnswers);
  const key = `${owner?.from ?? ''} ${name}`;
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = search(source, owner, name)));
  return answer;
}

function search(
  { text, tree }: PythonSource,
  owner: SyntaxNode | undefined,
  name: string,
): boolean {
  const word = `.${name}`;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const property = tree.resolveInner(at + 1, 1);
    const member = property.parent;
    const isWhole = property.name === 'PropertyName' && property.to === at + word.length;
    if (!isWhole || member?.name !== 'MemberExpression') continue;
    if (!definitionBy(text, member)) continue;
    const object = member.firstChild;
    const own = object?.name === 'VariableName' ? classOfSelf(text, object) : undefined;
    if (!own || own.from !== owner?.from) return true;
  }
  return false;
}

/** The call that makes an object, followed through names and attributes that are bound once. */
function madeBy(source: PythonSource, node: SyntaxNode, steps: number): SyntaxNode | undefined {
  if (node.name === 'CallExpression') return node;
  if (steps === 0) return undefined;
  const [object, , property] = children(node);
  const word = (part: SyntaxNode): string => source.text.slice(part.from, part.to);
  const owner = object?.name === 'VariableName' ? classOfSelf(source.text, object) : undefined;
  const definitions =
    node.name === 'VariableName'
      ? reaching(source, node, lookUp(source, node, word(node)).definitions)
      : owner && property?.name === 'PropertyName'
        ? attributeDefinitions(source, owner, word(property))
        : [];
  const [only] = definitions;
  if (definitions.length !== 1 || only?.kind !== 'value' || only.part.length > 0) return undefined;
  return madeBy(source, only.value, steps - 1);
}

/** What a call gives for a parameter, if it is clear that it gives it or not. */
function argumentFor(
  source: PythonSource,
  list: SyntaxNode,
  name: string,
  position: number,
): SyntaxNode | undefined | 'unknown' {
  const given = argumentsOf(list);
  if (given.some(([first]) => first?.name === '*' || first?.name === '**')) return 'unknown';
  const keyword = given.find(
    ([first, sign]) =>
      sign?.name === 'AssignOp' && first && source.text.slice(first.from, first.to) === name,
  );
  if (keyword) return keyword[2] ?? 'unknown';
  const positional = given.filter(([, sign]) => sign?.name !== 'AssignOp');
  if (positional.length === 0) return undefined;
  if (position < 0) return 'unknown';
  const parts = positional[position];
  return parts && parts.length > 1 ? 'unknown' : parts?.[0];
}

function argumentsOf(list: SyntaxNode): SyntaxNode[][] {
  return commaParts(children(list)).filter(({ length }) => length > 0);
}

/** The annotated names of a class's body in their order; `undefined` for one with bases. */
function fieldsOf({ text }: PythonSource, node: SyntaxNode): string[] | undefined {
  if (node.getChild('ArgList')?.getChild('VariableName')) return undefined;
  return (node.getChild('Body')?.getChildren('AssignStatement') ?? []).flatMap((statement) => {
    const name = statement.firstChild;
    const isField = name?.name === 'VariableName' && name.nextSibling?.name === 'TypeDef';
    return isField ? [text.slice(name.from, name.to)] : [];
  });
}

function parametersOf({ text }: PythonSource, node: SyntaxNode): string[] {
  const parts = children(node.getChild('ParamList') ?? node);
  const star = parts.findIndex(({ name }) => name === '*' || name === '**');
  return (star < 0 ? parts : parts.slice(0, star)).flatMap((part) =>
    part.name === 'VariableName' && part.prevSibling?.name !== 'AssignOp'
      ? [text.slice(part.from, part.to)]
      : [],
  );
}

function nameOf({ text }: PythonSource, node: SyntaxNode): string {
  const name = node.getChild('VariableName');
  return name ? text.slice(name.from, name.to) : '';
}

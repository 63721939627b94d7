import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { mayBeTensor } from './guess.js';
import type { Knowledge } from './knowledge.js';
import { instance, known, type Meaning, type Meanings } from './meaning.js';

const instances = new Map<string, Meaning>();

/** What operators and indexing of an object give, if it is a tensor. */
export function tensorFrom(meaning: Meaning, knowledge: Knowledge): Meaning | undefined {
  const type = meaning.kind === 'instance' ? knowledge.tensorOf(meaning.type) : undefined;
  return type === undefined ? undefined : tensorOfType(type);
}

function tensorOfType(type: string): Meaning {
  let tensor = instances.get(type);
  if (!tensor) instances.set(type, (tensor = instance(type)));
  return tensor;
}

export function isTensor(meaning: Meaning, knowledge: Knowledge): boolean {
  return tensorFrom(meaning, knowledge) !== undefined;
}

/** A number or a Boolean. */
export function isNumeric(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && meaning.type === 'builtins.float';
}

/** What is computed from tensors, or from tensors and the numbers that they started as. */
export function computedFrom(meanings: Meanings, knowledge: Knowledge): Meaning | undefined {
  const others = known(meanings).filter((meaning) => !isNumeric(meaning));
  const tensors = others.map((meaning) => tensorFrom(meaning, knowledge));
  return tensors.every((tensor) => tensor !== undefined) ? tensors[0] : undefined;
}

/** Tensors, or tensors and the numbers that they started as. */
export function areTensors(meanings: Meanings, knowledge: Knowledge): boolean {
  return computedFrom(meanings, knowledge) !== undefined;
}

/** The member of a class of tensors that `node`, an attribute of an object of unknown type, must be. */
export function memberOfTensorsAlone(
  source: PythonSource,
  knowledge: Knowledge,
  node: SyntaxNode,
  attribute: string,
): Meaning | undefined {
  const object = node.firstChild;
  const type = object ? typeByMember(source, knowledge, node, object, attribute) : undefined;
  if (!object || type === undefined) return undefined;
  const library = type.slice(0, type.indexOf('.'));
  if (!source.remember(importsOf(library)) || !mayBeTensor(source, object, library))
    return undefined;
  const name = knowledge.member(type, attribute);
  return name === undefined ? undefined : { kind: 'named', name, self: tensorOfType(type) };
}

/** `backward` is told of what is called a loss: other things have it too. */
function typeByMember(
  { text }: PythonSource,
  knowledge: Knowledge,
  node: SyntaxNode,
  object: SyntaxNode,
  attribute: string,
): string | undefined {
  if (attribute !== 'backward') return knowledge.tensorWith(attribute);
  const isLoss = /loss|criterion/i.test(text.slice(object.from, object.to));
  // `accelerator.backward(loss)`
  return isLoss && !isGivenByPosition(node) ? 'torch.Tensor' : undefined;
}

const importTests = new Map<string, (source: PythonSource) => boolean>();

/** Tells whether a file imports a library; one function for each, since its answer is remembered. */
function importsOf(library: string): (source: PythonSource) => boolean {
  let test = importTests.get(library);
  if (!test) {
    const statement = new RegExp(String.raw`^[ \t]*(?:from|import)[ \t]+${library}\b`, 'm');
    importTests.set(library, (test = ({ text }) => statement.test(text)));
  }
  return test;
}

/** Whether what is called is given an argument by position. */
function isGivenByPosition(callee: SyntaxNode): boolean {
  const list = callee.parent?.name === 'CallExpression' ? callee.parent.getChild('ArgList') : null;
  const first = list?.firstChild?.nextSibling;
  return !!first && first.name !== ')' && first.nextSibling?.name !== 'AssignOp';
}

export function isString(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && meaning.type === 'builtins.str';
}

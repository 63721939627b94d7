import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { mayBeTensor } from './guess.js';
import type { Knowledge } from './knowledge.js';
import { instance, type Meaning, type Meanings } from './meaning.js';
import { MEMBERS_OF_TENSORS_ALONE } from './tensorMembers.js';

const CLASSES = new Set(['torch.Tensor', 'torch.nn.Parameter', 'torch.nn.Buffer']);

/** What operators and indexing give. */
export const TENSOR: Meaning = instance('torch.Tensor');

export function isTensor(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && CLASSES.has(meaning.type);
}

/** A number or a Boolean. */
export function isNumeric(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && meaning.type === 'builtins.float';
}

/** Tensors, or tensors and the numbers that they started as. */
export function areTensors(meanings: Meanings): boolean {
  const others = meanings?.filter((meaning) => !isNumeric(meaning)) ?? [];
  return others.length > 0 && others.every(isTensor);
}

/** The member of torch.Tensor that `node`, an attribute of an object of unknown type, must be. */
export function memberOfTensorsAlone(
  source: PythonSource,
  knowledge: Knowledge,
  node: SyntaxNode,
  attribute: string,
): Meaning | undefined {
  const object = node.firstChild;
  if (!object || !isOfTensorsAlone(source, node, object, attribute)) return undefined;
  if (!source.remember(importsTorch) || !mayBeTensor(source, object)) return undefined;
  const name = knowledge.member('torch.Tensor', attribute);
  return name === undefined ? undefined : { kind: 'named', name, self: TENSOR };
}

/** `backward` is told of what is called a loss: other things have it too. */
function isOfTensorsAlone(
  { text }: PythonSource,
  node: SyntaxNode,
  object: SyntaxNode,
  attribute: string,
): boolean {
  if (attribute !== 'backward') return MEMBERS_OF_TENSORS_ALONE.has(attribute);
  const isLoss = /loss|criterion/i.test(text.slice(object.from, object.to));
  return isLoss && !isGivenByPosition(node); // `accelerator.backward(loss)`
}

function importsTorch({ text }: PythonSource): boolean {
  return /^[ \t]*(?:from|import)[ \t]+torch\b/m.test(text);
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

import type { SyntaxNode } from '@lezer/common';
import { mayBeTensor } from './guess.js';
import type { Knowledge } from './knowledge.js';
import { instance, type Meaning, type Meanings } from './meaning.js';
import { SHARED_MEMBERS } from './sharedMembers.js';
import type { PythonSource } from './source.js';

const CLASSES = new Set(['torch.Tensor', 'torch.nn.Parameter', 'torch.nn.Buffer']);

/** What operators and indexing give. */
export const TENSOR: Meaning = instance('torch.Tensor');

export function isTensor(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && CLASSES.has(meaning.type);
}

export function isNumber(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && meaning.type === 'builtins.float';
}

/** Tensors, or tensors and the numbers that they started as. */
export function areTensors(meanings: Meanings): boolean {
  const others = meanings?.filter((meaning) => !isNumber(meaning)) ?? [];
  return others.length > 0 && others.every(isTensor);
}

/** The member of torch.Tensor that `node`, an attribute of an object of unknown type, must be. */
export function memberOfTensorsAlone(
  source: PythonSource,
  knowledge: Knowledge,
  node: SyntaxNode,
  attribute: string,
): Meaning | undefined {
  if (SHARED_MEMBERS.has(attribute) || !source.remember(importsTorch)) return undefined;
  if (!node.firstChild || !mayBeTensor(source, node.firstChild)) return undefined;
  if (attribute === 'backward' && isGivenByPosition(node)) return undefined; // `accelerator.backward(loss)`
  const name = knowledge.member('torch.Tensor', attribute);
  return name === undefined ? undefined : { kind: 'named', name, self: TENSOR };
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

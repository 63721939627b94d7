import { UNKNOWN } from '../types/meaning.js';
import type { PythonSource } from '../syntax/source.js';
import { inferenceOf } from '../types/inference.js';
import { knowledgeOf, type IsKnown, type Knowledge } from '../types/knowledge.js';

/** The members of a file, as names without their objects, whose objects are not traced to anything. */
export function untracedMembersIn(source: PythonSource, given: Knowledge | IsKnown): string[] {
  const inference = inferenceOf(source, knowledgeOf(given));
  const found: string[] = [];
  source.tree.iterate({
    enter({ name, from, to, node }) {
      const { parent } = node;
      if (name !== 'PropertyName' || parent?.name !== 'MemberExpression') return;
      const object = parent.firstChild;
      if (!object || inference.of(object) !== UNKNOWN || inference.of(parent) !== UNKNOWN) return;
      found.push(source.text.slice(from, to));
    },
  });
  return found;
}

import type { PythonSource } from '../syntax/source.js';
import { knowledgeOf, type IsKnown, type Knowledge } from '../types/knowledge.js';
import { meaningAt } from '../types/trace.js';

/** An identifier that ends a dotted name, traced to what it names. */
export interface Occurrence {
  /** The usual form of the qualified name where it is known, else as the imports spell it. */
  readonly name: string;
  readonly isKnown: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * Every dotted name of a file that can be traced, in the order of the text: `nn.Linear` counts once,
 * for `Linear`. Parameters' names in calls and objects, such as `layer` after `layer = nn.Linear(1, 2)`,
 * do not count; their methods do.
 */
export function occurrencesIn(source: PythonSource, given: Knowledge | IsKnown): Occurrence[] {
  const knowledge = knowledgeOf(given);
  const found: Occurrence[] = [];
  source.tree.iterate({
    enter(ref) {
      if (ref.name !== 'VariableName' && ref.name !== 'PropertyName') return;
      const { node } = ref;
      const isMember = ref.name === 'PropertyName' && node.parent?.name === 'MemberExpression';
      const isEnd = (isMember ? node.parent : node).nextSibling?.name !== '.';
      const isAlias = node.parent?.name === 'ImportStatement' && node.prevSibling?.name === 'as';
      if (!isEnd || isAlias) return;
      const meaning = meaningAt(source, knowledge, node);
      if (meaning?.kind !== 'named') return;
      const canonical = knowledge.canonical(meaning.name);
      const name = canonical ?? meaning.name;
      found.push({ name, isKnown: canonical !== undefined, from: ref.from, to: ref.to });
    },
  });
  return found;
}

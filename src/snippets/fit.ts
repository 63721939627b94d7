import { importEdits, objectsAt, type Edit } from '../python/index.js';
import type { NamedObject } from '../python/index.js';
import type { Snippet } from './catalogue.js';
import { gapsAbove } from './gaps.js';
import type { Place } from './place.js';
import { namesFor, type Types } from './roles.js';
import { Spellings } from './spellings.js';
import { escapeText, offerNames } from './textMate.js';

/** A snippet in the names of a file. */
export interface FittedSnippet {
  /** VS Code's snippet syntax, a tab a level of indentation, which the editor turns into the file's. */
  readonly text: string;
  /** The imports that the file lacks, as edits of the source elsewhere. */
  readonly imports: readonly Edit[];
  /** Their statements. */
  readonly statements: readonly string[];
}

/**
 * Returns a function that fits snippets to a place of a file: they use the names that it imports, bring
 * the imports that it lacks, offer its objects as defaults of their tab stops, and keep the blank lines
 * that PEP 8 wants above them.
 */
export function fitterAt(place: Place, types: Types): (snippet: Snippet) => FittedSnippet {
  const { source, start, offset, margin } = place;
  const spellings = new Spellings(source, offset);
  const gaps = gapsAbove(place);
  let objects: readonly NamedObject[] | undefined;
  const offered = new Map<string, readonly string[]>();
  const namesOf = (name: string, needs: readonly string[]): readonly string[] => {
    const key = `${name} ${needs.includes('torch')}`;
    let names = offered.get(key);
    if (!names) {
      objects ??= objectsAt(source, offset, types);
      offered.set(key, (names = namesFor(name, objects, types, needs)));
    }
    return names;
  };

  const edited = new Map<string, readonly Edit[]>();
  const editsOf = (statements: readonly string[]): readonly Edit[] => {
    const key = statements.join('\n');
    let edits = edited.get(key);
    if (!edits) {
      edited.set(key, (edits = importEdits(source, statements, { start, before: offset })));
    }
    return edits;
  };

  return (snippet) => {
    const { binds, needs, uses } = snippet;
    const missing: string[] = [];
    const replaced: Edit[] = [];
    for (const one of snippet.imports) {
      const spelling = spellings.of(one, binds);
      if (spelling.missing !== undefined) missing.push(spelling.missing);
      if (spelling.expression === one.local) continue;
      for (const from of one.at) {
        replaced.push({ from, to: from + one.local.length, insert: spelling.expression });
      }
    }
    let body = applied(snippet.body, replaced);
    for (const name of uses) {
      const names = namesOf(name, needs).filter((one) => one === name || !binds.includes(one));
      body = offerNames(body, name, names);
    }
    const edits = editsOf(missing);
    const isHere = ({ from }: Edit): boolean => from === offset && margin === undefined;
    const here = edits.filter(isHere).map(({ insert }) => insert.trimEnd());
    const elsewhere = edits.filter((edit) => !isHere(edit));
    const above = here.map((text) => `${escapeText(text)}\n`).join('');
    const isBelowImports = here.length > 0 || elsewhere.some(({ from }) => from >= gaps.codeEnd);
    const gap = gaps.above(body, isBelowImports) - (here.length > 0 ? 0 : gaps.blankLines);
    return {
      text: withTabs(above + '\n'.repeat(Math.max(0, gap)) + body),
      imports: elsewhere,
      statements: elsewhere.length > 0 ? missing : [],
    };
  };
}

function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text);
}

/** Four spaces at the start of a line are a level of indentation. */
function withTabs(text: string): string {
  return text.replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
}

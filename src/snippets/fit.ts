import { importEdits, type Edit } from '../python/index.js';
import type { Snippet } from './catalogue.js';
import { FileNames } from './fileNames.js';
import { gapsAbove } from './gaps.js';
import type { Place } from './place.js';
import type { Types } from './roles.js';
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
 * the imports that it lacks, offer its objects as defaults of their tab stops, give their own names
 * another number where the file needs those, and keep the blank lines that PEP 8 wants above them.
 */
export function fitterAt(place: Place, types: Types): (snippet: Snippet) => FittedSnippet {
  const { source, start, offset, margin } = place;
  const spellings = new Spellings(source, offset);
  const names = new FileNames(place, types);
  const gaps = gapsAbove(place);

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
    const missing: string[] = [];
    const replaced: Edit[] = [];
    for (const one of snippet.imports) {
      const spelling = spellings.of(one, snippet.binds);
      if (spelling.missing !== undefined) missing.push(spelling.missing);
      if (spelling.expression === one.local) continue;
      replaced.push(...editsAt(one.at, one.local, spelling.expression));
    }
    const named = inNamesOf(names, snippet);
    const body = offerNames(applied(snippet.body, [...replaced, ...named.edits]), named.offered);
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

/** The names that a snippet takes from the file, and the edits that its own names and its lines need. */
function inNamesOf(
  names: FileNames,
  snippet: Snippet,
): { readonly offered: ReadonlyMap<string, readonly string[]>; readonly edits: readonly Edit[] } {
  const { binds, lines, sets, uses } = snippet;
  const offered = new Map<string, readonly string[]>();
  const edits: Edit[] = [];
  for (const name of uses) {
    const found = names
      .namesFor(name, snippet)
      .filter((one) => one === name || !binds.includes(one));
    const isOther = found.length === 0 && names.has(name);
    offered.set(name, isOther ? [names.free(name, binds)] : found);
    const isAbsent = found.length === 0;
    for (const line of lines)
      if (line.needs === name && isAbsent) edits.push({ from: line.from, to: line.to, insert: '' });
  }
  for (const { name, at } of sets) {
    const setting = lines.find((line) => line.sets === name);
    const [given] = setting ? names.namesFor(name, snippet) : [];
    if (setting && given !== undefined) {
      edits.push({ from: setting.from, to: setting.to, insert: '' });
      edits.push(...editsAt(at, name, given));
    } else if (names.isNeeded(name)) {
      edits.push(...editsAt(at, name, names.free(name, [...binds, ...uses])));
    }
  }
  const cut = edits.filter(({ insert }) => insert === '');
  const isCut = ({ from, insert }: Edit): boolean =>
    insert !== '' && cut.some((one) => one.from <= from && from < one.to);
  return { offered, edits: edits.filter((edit) => !isCut(edit)) };
}

function editsAt(places: readonly number[], old: string, insert: string): Edit[] {
  if (old === insert) return [];
  return places.map((from) => ({ from, to: from + old.length, insert }));
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

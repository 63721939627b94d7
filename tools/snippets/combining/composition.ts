import type { Snippet as Fitted, Types } from '../../../src/snippets/index.js';
import { inserted } from '../insert.js';
import { freeNames, namesReadFirst, namesSetBy } from '../pythonNames.js';
import type { Snippet } from '../readSnippet.js';
import { preparationOf, providerOf } from './world.js';

/** No snippet lacks more names, one after the other. */
const MOST_NAMES = 20;

/** Where a snippet goes: at the end, or below the last line of a pattern; and what is written above it. */
interface Position {
  readonly above?: string;
  readonly below?: RegExp;
}

/** A file into which snippets are inserted one below the other, as the extension does it. */
export class Composition {
  #text: string;
  /** The snippets' own proofs, as functions to call at the end. */
  readonly #checks: string[] = [];

  constructor(
    start: string,
    private readonly types: Types,
  ) {
    this.#text = start;
  }

  get text(): string {
    const calls = this.#checks.map((_, i) => `check_${i}()\n`).join('');
    return `${this.#text}\n\n${this.#checks.join('\n\n')}\n\n${calls}`;
  }

  /** Writes lines as the user would, below all that is there. */
  write(code: string): void {
    this.#text = `${this.#text.trimEnd()}\n${code}\n`;
  }

  /** Writes lines into the block that the last line of a pattern opens, if there is one. */
  writeBelow(pattern: RegExp, code: string): void {
    const line = [...this.#text.matchAll(new RegExp(pattern.source, 'gm'))].at(-1);
    if (!line) return;
    const margin = `\n${/^ */.exec(line[0])?.[0] ?? ''}    `;
    const end = line.index + line[0].length;
    const lines = margin + code.replaceAll('\n', margin);
    this.#text = this.#text.slice(0, end) + lines + this.#text.slice(end);
  }

  /** Whether a name means something in the file. */
  has(name: string): boolean {
    return !freeNames(`${this.#text}\n${name}\n`).has(name);
  }

  /**
   * Inserts a snippet below what its user has: the names that are missing from the file once it is there.
   *
   * @returns the names of the snippet's functions, classes and objects in this file.
   */
  insert(snippet: Snippet, { above, below }: Position = {}): ReadonlyMap<string, string> {
    const preparation = preparationOf(snippet.setUp);
    if (preparation) this.#add(preparation, preparation.uses, snippet);
    const before = this.#text;
    this.#add(snippet, snippet.uses, snippet, below, above);
    const names = renamed(snippet, before, this.#text);
    const isSelfContained = snippet.uses.length === 0 && snippet.check !== '';
    if (isSelfContained && snippet.unproven === undefined)
      this.#checks.push(this.#proof(snippet, names));
    return names;
  }

  #add(
    snippet: Fitted,
    uses: readonly string[],
    user: Snippet,
    below?: RegExp,
    above?: string,
  ): void {
    for (let i = 0; i < MOST_NAMES; i++) {
      const file = this.#with(snippet, below);
      const [missing] = [...freeNames(file).keys(), ...namesReadFirst(file)];
      if (missing === undefined) {
        if (above !== undefined) this.write(above);
        const whole = above === undefined ? file : this.#with(snippet, below);
        this.#text = `${whole.trimEnd()}\n`;
        return;
      }
      const bare = missing.replace(/_\d+$/, '');
      const name = !uses.includes(missing) && uses.includes(bare) ? bare : missing;
      const provider = providerOf(name, user, user.setUp);
      this.#add(provider, provider.uses, user);
    }
    throw new Error(`${user.id} lacks ever more names`);
  }

  /** The file with the snippet at its end, or below the last line of a pattern. */
  #with(snippet: Fitted, below?: RegExp): string {
    const text = this.#text.trimEnd();
    const found = below && [...text.matchAll(new RegExp(below.source, 'gm'))].at(-1);
    const end = found ? found.index + found[0].length : text.length;
    const margin = found ? (/^ */.exec(found[0])?.[0] ?? '') : '';
    const above = text.slice(0, end) + (end > 0 ? `\n${margin}` : '');
    return inserted(above + text.slice(end), above.length, snippet, this.types);
  }

  #proof({ setUp, check, kind }: Snippet, names: ReadonlyMap<string, string>): string {
    const inFile = [...names].reduce(
      (code, [old, name]) => code.replace(new RegExp(`(?<![\\w."'])${old}\\b(?!["'])`, 'g'), name),
      check,
    );
    const [before, after] =
      kind === 'module'
        ? ['import probe\n\nprobe.enter_folder()\n', '\nprobe.leave_folder()']
        : ['', ''];
    const body = `${before}${setUp}\n\n${inFile}${after}`.replace(/\n(?=[^\n])/g, '\n    ');
    return `def check_${this.#checks.length}():\n    ${body}`;
  }
}

/** What the names that a snippet binds are in the file. */
function renamed(snippet: Fitted, before: string, after: string): ReadonlyMap<string, string> {
  const had = new Map(namesSetBy(before).map(({ name, at }) => [name, at.length]));
  const bound = namesSetBy(after).filter(({ name, at }) => (had.get(name) ?? 0) < at.length);
  const names = new Map<string, string>();
  for (const { name } of snippet.sets) {
    const number = new RegExp(`^${name}(?:_(\\d+))?$`);
    const [latest] = bound
      .map((one) => one.name)
      .filter((one) => number.test(one))
      .sort((a, b) => Number(number.exec(b)?.[1] ?? 1) - Number(number.exec(a)?.[1] ?? 1));
    if (latest !== undefined) names.set(name, latest);
  }
  return names;
}

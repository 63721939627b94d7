import type { Snippet } from './catalogue.js';

/** Names in more snippets than this are not what those are about. */
const COMMON = 8;

/** How many are named. */
const MOST = 3;

/**
 * The snippets about a symbol, at most three: those named after it, then those that show little else;
 * for a symbol that many show, only the former.
 *
 * @param symbol qualified name, e.g. `torch.nn.CrossEntropyLoss`.
 */
export function snippetsAbout(snippets: readonly Snippet[], symbol: string): readonly Snippet[] {
  const showing = snippets.filter(({ symbols }) => symbols.includes(symbol));
  const leaf = letters(symbol.slice(symbol.lastIndexOf('.') + 1));
  const isNamed = ({ title, prefix }: Snippet): boolean =>
    letters(title).includes(leaf) || letters(prefix).includes(leaf);
  const named = showing.filter(isNamed);
  const others = showing.length > COMMON ? [] : showing.filter((one) => !isNamed(one));
  const byFewest = (a: Snippet, b: Snippet): number => a.symbols.length - b.symbols.length;
  return [...named.sort(byFewest), ...others.sort(byFewest)].slice(0, MOST);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

import { snippetsAbout, type Snippet } from '../../snippets/index.js';
import { commandLink, INSERT_SNIPPET } from '../commands.js';
import type { HoverLink } from './markdown.js';

/** The snippets about a symbol, as links that insert them. */
export function snippetLinks(symbol: string, snippets: readonly Snippet[]): HoverLink[] {
  return snippetsAbout(snippets, symbol).map(({ id, title }) => ({
    icon: 'symbol-snippet',
    text: title,
    target: commandLink(INSERT_SNIPPET, id),
  }));
}

import { snippetsAbout } from '../../snippets/index.js';
import { commandLink, INSERT_SNIPPET } from '../commands/names.js';
import type { HoverLink } from '../hover/markdown.js';
import type { SnippetCatalogue } from './snippetCatalogue.js';

/** The snippets about a symbol, as links that insert them. */
export async function snippetLinks(
  symbol: string,
  catalogue: SnippetCatalogue,
): Promise<HoverLink[]> {
  return snippetsAbout(await catalogue.all(), symbol).map(({ id, title }) => ({
    icon: 'symbol-snippet',
    text: title,
    target: commandLink(INSERT_SNIPPET, id),
  }));
}

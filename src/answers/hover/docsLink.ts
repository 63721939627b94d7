import type { Names } from '../../content/index.js';

/** A page of a library's own documentation. */
export interface DocsLink {
  /** Of the link, e.g. `PyTorch docs`. */
  readonly text: string;
  readonly target: string;
}

/** The page about a symbol, or `undefined` where none is known. */
export function docsLink(name: string, names: Pick<Names, 'docsPage'>): DocsLink | undefined {
  const page = names.docsPage(name);
  return page && { text: `${page.library} docs`, target: page.address };
}

import { Uri, workspace } from 'vscode';
import { readCatalogue, type Snippet } from '../../snippets/index.js';

/** The snippets, read on first use and kept. */
export class SnippetCatalogue {
  #snippets: Promise<readonly Snippet[]> | undefined;

  constructor(private readonly extension: Uri) {}

  all(): Promise<readonly Snippet[]> {
    if (!this.#snippets) {
      this.#snippets = this.#read();
      this.#snippets.catch(() => {
        this.#snippets = undefined;
      });
    }
    return this.#snippets;
  }

  async #read(): Promise<readonly Snippet[]> {
    const file = Uri.joinPath(this.extension, 'dist', 'snippets', 'catalogue.json');
    return readCatalogue(new TextDecoder().decode(await workspace.fs.readFile(file)));
  }
}

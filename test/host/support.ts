import {
  commands,
  Position,
  TabInputWebview,
  Uri,
  window,
  workspace,
  type Hover,
  type MarkdownString,
  type TextDocument,
} from 'vscode';

/** Opens Python code as an untitled document. */
export function python(content: string): Thenable<TextDocument> {
  return workspace.openTextDocument({ language: 'python', content });
}

/** Opens a file of the samples, which are the workspace of the tests. */
export async function sample(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder is open');
  return workspace.openTextDocument(Uri.joinPath(folder, name));
}

/** The titles of the panels that are open. */
export function labTabs(): string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview)
    .map(({ label }) => label);
}

/** The Markdown of the hovers at the first place where `text` stands, ours only. */
export async function hoverAt(document: TextDocument, text: string, inside = 0): Promise<string[]> {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in the document`);
  const position: Position = document.positionAt(at + inside);
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents as MarkdownString[])
    .map(({ value }) => value)
    .filter((value) => /^\*\*.*\*\* — /.test(value));
}

/** The SVG texts of the pictures in a hover's Markdown. */
export function picturesIn(markdown: string): string[] {
  return [...markdown.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g)].map(([, data]) =>
    new TextDecoder().decode(Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0))),
  );
}

export async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

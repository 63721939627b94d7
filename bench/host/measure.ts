/**
 * Runs inside the extension host and writes one `MEASURED {…}` line a figure. Peers are what VS Code
 * brings along, measured in the same window.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  commands,
  extensions,
  Position,
  workspace,
  WorkspaceEdit,
  type Hover,
  type TextDocument,
} from 'vscode';
import { labIds } from '../../src/labs/titles.js';

/** A window that has just opened is busy with itself. */
const SETTLE_MS = 8000;

export async function run(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  report('activate', await activation('ml-cheatsheets.ml-cheatsheets'));
  report('activate peer', await activation('vscode.markdown-language-features'));

  const short = await python(1000);
  report('hover cold', await once(short));
  report('hover 1000', await p95(60, () => once(short)));
  const long = await python(10_000);
  await once(long);
  report(
    'hover 10000 edited',
    await p95(30, async () => {
      const edit = new WorkspaceEdit();
      edit.insert(long.uri, new Position(5000, 0), 'x = 1\n');
      await workspace.applyEdit(edit);
      return once(long);
    }),
  );

  for (let i = 0; i < 5; i++) await openAndClose();
  const before = await heap();
  for (let i = 0; i < 50; i++) await openAndClose();
  report('50 panels', (await heap()) - before);

  const css = await workspace.openTextDocument({ language: 'css', content: 'a { color: red }\n' });
  await answering(css, new Position(0, 6));
  report('hover peer', await p95(60, () => timed(() => hover(css, new Position(0, 6)))));
}

/** A panel of each lab in turn, closed once it has answered. */
async function openAndClose(): Promise<void> {
  for (const id of labIds) await commands.executeCommand(`mlCheatsheets.open.${id}`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Megabytes that are still in use after the garbage is gone. */
async function heap(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function')
    for (let i = 0; i < 3; i++) Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed / 1e6;
}

async function activation(id: string): Promise<number> {
  const extension = extensions.getExtension(id);
  if (!extension) throw new Error(`there is no ${id}`);
  if (extension.isActive) throw new Error(`${id} is active before it is measured`);
  return timed(() => extension.activate());
}

/** A file of this many lines, with a call in its middle. */
function python(lines: number): Thenable<TextDocument> {
  const body = Array.from({ length: lines / 5 }, (_, i) => [
    `class Net${i}(nn.Module):`,
    `    def forward(self, x):`,
    `        h = self.linear(x) + ${i}`,
    `        h = nn.LeakyReLU(0.3)(h)`,
    `        return h`,
  ]).flat();
  return workspace.openTextDocument({
    language: 'python',
    content: ['from torch import nn', ...body, ''].join('\n'),
  });
}

async function once(document: TextDocument): Promise<number> {
  const middle = Math.floor(document.lineCount / 2);
  for (let line = middle; ; line++) {
    const at = document.lineAt(line).text.indexOf('LeakyReLU');
    if (at >= 0) return timed(() => hover(document, new Position(line, at + 2)));
  }
}

/** The peer's language server takes a while to start. */
async function answering(document: TextDocument, at: Position): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await hover(document, at);
      return;
    } catch (error) {
      if (attempt === 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function hover(document: TextDocument, at: Position): Promise<void> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  if (hovers.length === 0) throw new Error(`no hover in ${document.languageId}`);
}

async function timed(run: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function p95(count: number, run: () => Promise<number>): Promise<number> {
  for (let i = 0; i < 5; i++) await run();
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await run());
  return times.sort((a, b) => a - b)[Math.floor(count * 0.95)] ?? NaN;
}

function report(what: string, value: number): void {
  console.log(`MEASURED ${JSON.stringify({ what, value })}`);
}

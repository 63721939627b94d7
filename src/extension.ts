import { languages, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { Library } from './content/index.js';
import { registerDataCommands } from './host/commands/dataCommands.js';
import { registerCommands } from './host/commands/register.js';
import { DocumentHoverProvider } from './host/hover/hoverProvider.js';
import { DataFiles } from './host/dataFiles.js';
import { CodeInserter } from './host/insertCode.js';
import { DataLensProvider } from './host/lens/dataLensProvider.js';
import { LabLensProvider } from './host/lens/lensProvider.js';
import { EventFileEditor } from './host/panels/eventFileEditor.js';
import { LabPanels } from './host/panels/labPanels.js';
import { PythonDocuments } from './host/pythonDocuments.js';
import { registerSnippets } from './host/snippets/registerSnippets.js';
import { SnippetCatalogue } from './host/snippets/snippetCatalogue.js';

/** Composes the parts and registers them; the same on the desktop and in the browser. */
export function activate(context: ExtensionContext): void {
  const { extensionUri } = context;
  const log = window.createOutputChannel('ML Cheatsheets', { log: true });
  const library = new Library(async (name) => {
    const file = Uri.joinPath(extensionUri, 'dist', 'content', name);
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  });
  const documents = new PythonDocuments(extensionUri);
  const inserter = new CodeInserter(documents);
  const files = new DataFiles(context.workspaceState);
  const panels = new LabPanels(extensionUri, inserter, files, log);
  const lenses = new LabLensProvider(documents, library, extensionUri, log);
  const dataLenses = new DataLensProvider(documents, extensionUri, log);
  const python = { language: 'python' };
  const snippets = new SnippetCatalogue(extensionUri);
  const hovers = new DocumentHoverProvider(documents, library, snippets, extensionUri, log);
  context.subscriptions.push(
    log,
    documents,
    inserter,
    panels,
    lenses,
    dataLenses,
    hovers,
    languages.registerHoverProvider([python, { language: 'markdown' }], hovers),
    languages.registerCodeLensProvider(python, lenses),
    languages.registerCodeLensProvider(python, dataLenses),
    window.registerCustomEditorProvider(
      EventFileEditor.viewType,
      new EventFileEditor(panels, files),
    ),
    ...registerCommands(panels, inserter, extensionUri, log),
    ...registerDataCommands(panels, files),
    ...registerSnippets(documents, library, snippets, log),
  );
}

import {
  commands,
  languages,
  window,
  type ExtensionContext,
  type LogOutputChannel,
  type TextEditor,
} from 'vscode';
import type { Library } from '../../content/index.js';
import { INSERT_SNIPPET } from '../../answers/commands.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { SnippetCompletionProvider, TRIGGERS } from './completionProvider.js';
import { SnippetInserter } from './insertSnippet.js';
import type { SnippetCatalogue } from './snippetCatalogue.js';
import { SnippetPicker } from './snippetPicker.js';
import { SnippetPreview } from './snippetPreview.js';

/** The command that inserts a snippet, and the completion that offers them. */
export function registerSnippets(
  documents: PythonDocuments,
  library: Library,
  catalogue: SnippetCatalogue,
  log: LogOutputChannel,
): ExtensionContext['subscriptions'] {
  const preview = new SnippetPreview();
  const inserter = new SnippetInserter(documents, library);
  const picker = new SnippetPicker(inserter, preview, log);
  const completion = new SnippetCompletionProvider(documents, library, catalogue, log);
  return [
    preview,
    languages.registerCompletionItemProvider({ language: 'python' }, completion, ...TRIGGERS),
    commands.registerCommand(INSERT_SNIPPET, async (id: unknown) => {
      const editor = pythonEditor();
      if (!editor) {
        void window.showInformationMessage(
          'Put the cursor into a Python file or a Python cell first: that is where the snippet goes.',
        );
        return;
      }
      const snippets = await catalogue.all();
      const named = snippets.find((snippet) => snippet.id === id);
      if (id !== undefined && !named) {
        log.warn('A link or a command asked for a snippet that does not exist.', id);
      }
      const chosen = named ?? (await picker.choose(snippets, editor));
      if (chosen) await inserter.insert(editor, chosen);
    }),
  ];
}

/** The Python editor that has the focus, or else one that is on screen. */
function pythonEditor(): TextEditor | undefined {
  const isPython = ({ document }: TextEditor): boolean => document.languageId === 'python';
  const active = window.activeTextEditor;
  return active && isPython(active) ? active : window.visibleTextEditors.find(isPython);
}

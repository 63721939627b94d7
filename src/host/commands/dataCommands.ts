import { commands, Uri, window, type Disposable } from 'vscode';
import { LONGEST_TEXT, type UserSource } from '../../labs/data/source.js';
import type { DataFiles } from '../dataFiles.js';
import type { LabPanels } from '../panels/labPanels.js';

/** The labs that show a user's table. */
const LABS = ['metrics', 'learningCurves'] as const;

/** The commands that open files, a folder or the selection in the labs that show tables. */
export function registerDataCommands(panels: LabPanels, files: DataFiles): Disposable[] {
  const openFolder = commands.registerCommand(
    'mlCheatsheets.openFolder.learningCurves',
    async (target: unknown, selected: unknown) => {
      const given = urisOf(target, selected);
      panels.showData(
        'learningCurves',
        given.length > 0 ? await files.allowFolders(...given) : await files.choose('folder'),
      );
    },
  );
  const ofLabs = LABS.flatMap((id) => [
    commands.registerCommand(
      `mlCheatsheets.openFile.${id}`,
      async (target: unknown, selected: unknown) => {
        const given = urisOf(target, selected);
        panels.showData(
          id,
          given.length > 0 ? await files.allow(...given) : await files.choose('files'),
        );
      },
    ),
    commands.registerCommand(`mlCheatsheets.openSelection.${id}`, () => {
      const selected = selection();
      if (typeof selected === 'string') void window.showInformationMessage(selected);
      else panels.showData(id, [selected]);
    }),
  ]);
  return [openFolder, ...ofLabs];
}

/** What is selected in the explorer, where a command was run from its menu. */
function urisOf(target: unknown, selected: unknown): Uri[] {
  const all = Array.isArray(selected) ? selected.filter((one) => one instanceof Uri) : [];
  if (all.length > 0) return all;
  return target instanceof Uri ? [target] : [];
}

/** The text that is selected in the editor, or why there is none to show. */
function selection(): UserSource | string {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  if (!editor || text.trim() === '') {
    return 'Select the lines of a table first: CSV, JSON, or Python lists such as y_true = [0, 1, 1].';
  }
  if (text.length > LONGEST_TEXT) {
    return `The selection has ${text.length.toLocaleString('en')} characters, and up to ${LONGEST_TEXT.toLocaleString('en')} are kept with a panel. Save it as a file and open that.`;
  }
  const { document, selection: range } = editor;
  const file = document.fileName.replace(/^.*[\\/]/, '');
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  return { kind: 'text', name: `${file}, ${lines}`, text };
}

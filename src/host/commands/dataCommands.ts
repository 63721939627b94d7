import { commands, Uri, window, type Disposable } from 'vscode';
import { LONGEST_TEXT, type UserSource } from '../../labs/data/source.js';
import type { LabId } from '../../labs/titles.js';
import type { DataFiles } from '../dataFiles.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { LabPanels } from '../panels/labPanels.js';

/** The commands that open a user's data in the labs that show tables. */
export function registerDataCommands(
  panels: LabPanels,
  files: DataFiles,
  extension: Uri,
): Disposable[] {
  const show = async (id: LabId, source: UserSource): Promise<void> => {
    const { labById } = await loadLabs(extension);
    const state = labById(id).fromData?.(source);
    if (state !== undefined) panels.show(id, { state, notes: [] });
  };
  return [
    commands.registerCommand('mlCheatsheets.openFile.metrics', async (target: unknown) => {
      const chosen = target instanceof Uri ? await files.allow(target) : await files.choose();
      if (chosen) await show('metrics', chosen);
    }),
    commands.registerCommand('mlCheatsheets.openSelection.metrics', async () => {
      const editor = window.activeTextEditor;
      const text = editor?.document.getText(editor.selection) ?? '';
      if (!editor || text.trim() === '') {
        void window.showInformationMessage(
          'Select the lines of a table first: CSV, JSON, or Python lists such as y_true = [0, 1, 1].',
        );
        return;
      }
      if (text.length > LONGEST_TEXT) {
        void window.showInformationMessage(
          `The selection has ${text.length.toLocaleString('en')} characters, and up to ${LONGEST_TEXT.toLocaleString('en')} are kept with a panel. Save it as a file and open that.`,
        );
        return;
      }
      const { document, selection } = editor;
      const file = document.fileName.replace(/^.*[\\/]/, '');
      const [first, last] = [selection.start.line + 1, selection.end.line + 1];
      const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
      await show('metrics', { kind: 'text', name: `${file}, ${lines}`, text });
    }),
  ];
}

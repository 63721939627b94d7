import type { CustomDocument, CustomReadonlyEditorProvider, Uri, WebviewPanel } from 'vscode';
import type { DataFiles } from '../dataFiles.js';
import type { LabPanels } from './labPanels.js';

/** Shows an event file of TensorBoard that the user opens in the Learning Curves Lab. */
export class EventFileEditor implements CustomReadonlyEditorProvider {
  static readonly viewType = 'mlCheatsheets.eventFile';

  constructor(
    private readonly panels: LabPanels,
    private readonly files: DataFiles,
  ) {}

  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: CustomDocument, panel: WebviewPanel): Promise<void> {
    const [source] = await this.files.allow(uri);
    if (source) this.panels.take('learningCurves', panel, source);
  }
}

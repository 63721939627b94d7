import {
  CodeLens,
  EventEmitter,
  Range,
  workspace,
  type CodeLensProvider,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Library } from '../../content/index.js';
import { callsIn } from '../../python/index.js';
import { OPEN_LAB, type LabArgument } from '../commands/names.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { affectsCodeLens, settings } from '../settings.js';
import { PREVIEW_SCHEME } from '../snippets/snippetPreview.js';

/** "Open in …" above every call that a lab understands. */
export class LabLensProvider implements CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscription = workspace.onDidChangeConfiguration((event) => {
    if (affectsCodeLens(event)) this.#changed.fire();
  });
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly documents: PythonDocuments,
    private readonly library: Library,
    private readonly extension: Uri,
    private readonly log: LogOutputChannel,
  ) {}

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!settings.codeLens() || document.uri.scheme === PREVIEW_SCHEME) return [];
    try {
      const [knowledge, { labFor }] = await Promise.all([
        this.library.knowledge(),
        loadLabs(this.extension),
      ]);
      const { source, start } = this.documents.read(document);
      const calls = callsIn(source, knowledge, (name) => labFor(name) !== undefined);
      return calls.flatMap((call) => {
        const lab = labFor(call.name);
        if (!lab || call.from < start) return [];
        const from = call.from - start;
        const origin = {
          uri: document.uri.toString(),
          from,
          text: source.text.slice(call.from, call.to),
        };
        const argument: LabArgument = { lab: lab.id, ...lab.fromCode(call, calls), origin };
        const range = new Range(document.positionAt(from), document.positionAt(call.to - start));
        const member = call.name.slice(call.name.lastIndexOf('.') + 1);
        return new CodeLens(range, {
          title: `$(graph-line) ${member} in ${lab.title}`,
          command: OPEN_LAB,
          arguments: [argument],
        });
      });
    } catch (error) {
      this.log.error('The code lenses failed.', error);
      return [];
    }
  }
}

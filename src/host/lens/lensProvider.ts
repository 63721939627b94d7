import {
  CodeLens,
  EventEmitter,
  Range,
  workspace,
  type CancellationToken,
  type CodeLensProvider,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Library } from '../../content/index.js';
import type { Call } from '../../python/index.js';
import { OPEN_LAB, type LabArgument, type Origin } from '../../answers/commands.js';
import { labCalls } from '../../answers/labs/labCalls.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { PythonDocuments } from '../pythonDocuments.js';
import { affectsCodeLens, settings } from '../settings.js';
import { PREVIEW_SCHEME } from '../snippets/snippetPreview.js';
import { lensTitle } from './lensTitle.js';

/** A call above which a link is, and what is needed to read it once the link is seen. */
class CallLens extends CodeLens {
  constructor(
    range: Range,
    readonly call: Call,
    readonly calls: readonly Call[],
    /** The code of the call, and where it starts in the document. */
    readonly origin: Origin,
  ) {
    super(range);
  }
}

/** "Open in …" above every call that a lab understands. */
export class LabLensProvider implements CodeLensProvider<CallLens>, Disposable {
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

  async provideCodeLenses(document: TextDocument, token: CancellationToken): Promise<CallLens[]> {
    if (!settings.codeLens() || document.uri.scheme === PREVIEW_SCHEME) return [];
    try {
      const [names, labs] = await Promise.all([this.library.knowledge(), loadLabs(this.extension)]);
      if (token.isCancellationRequested) return [];
      const { source, start } = await this.documents.open(document, names);
      const calls = labCalls.in(source, names, labs);
      return calls.flatMap((call) => {
        if (call.from < start) return [];
        const from = call.from - start;
        const range = new Range(document.positionAt(from), document.positionAt(call.to - start));
        const text = source.text.slice(call.from, call.to);
        return new CallLens(range, call, calls, { uri: document.uri.toString(), from, text });
      });
    } catch (error) {
      this.log.error('The code lenses failed.', error);
      return [];
    }
  }

  /** VS Code asks for this once the link comes into view. */
  async resolveCodeLens(lens: CallLens): Promise<CallLens> {
    try {
      const { call, calls, origin } = lens;
      const lab = (await loadLabs(this.extension)).labFor(call.name);
      if (!lab) return lens;
      const argument: LabArgument = { lab: lab.id, ...lab.fromCode(call, calls), origin };
      const member = call.name.slice(call.name.lastIndexOf('.') + 1);
      lens.command = {
        title: lensTitle(`${member} in ${lab.title}`),
        command: OPEN_LAB,
        arguments: [argument],
      };
    } catch (error) {
      this.log.error('A code lens failed.', error);
    }
    return lens;
  }
}

import {
  env,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import * as v from 'valibot';
import type { AnyLab } from '../../labs/index.js';
import {
  parseMessage,
  toHostSchema,
  type ToHost,
  type ToWebview,
} from '../../protocol/messages.js';
import type { CodeInserter } from '../insertCode.js';
import { labHtml } from './html.js';

type FromPanel = ToHost<v.GenericSchema>;
type ToPanel = ToWebview<v.GenericSchema>;

/** The panel type under which VS Code saves and restores a lab. */
function viewType(lab: AnyLab): string {
  return `mlCheatsheets.${lab.id}`;
}

/** One panel a lab: opens it, answers its messages and restores it after a reload. */
export class LabPanels implements Disposable {
  readonly #open = new Map<string, { panel: WebviewPanel; ready: boolean; waiting: ToPanel[] }>();
  readonly #serializers: readonly Disposable[];

  constructor(
    labs: readonly AnyLab[],
    private readonly extension: Uri,
    private readonly inserter: CodeInserter,
    private readonly log: LogOutputChannel,
  ) {
    this.#serializers = labs.map((lab) =>
      window.registerWebviewPanelSerializer(viewType(lab), {
        deserializeWebviewPanel: (panel, saved: unknown) => {
          this.#adopt(lab, panel, saved);
          return Promise.resolve();
        },
      }),
    );
  }

  dispose(): void {
    for (const serializer of this.#serializers) serializer.dispose();
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  /** Shows a lab beside the editor; what is opened from the code joins what the panel shows. */
  show(lab: AnyLab, opened?: { readonly state: unknown; readonly notes: readonly string[] }): void {
    const shown = this.#open.get(lab.id);
    if (!shown) {
      const panel = window.createWebviewPanel(
        viewType(lab),
        lab.title,
        { viewColumn: ViewColumn.Beside, preserveFocus: false },
        {},
      );
      this.#adopt(lab, panel, opened?.state ?? lab.initial);
      if (opened && opened.notes.length > 0) {
        this.#send(lab, { type: 'join', state: opened.state, notes: [...opened.notes] });
      }
      return;
    }
    shown.panel.reveal(undefined, false);
    if (opened) this.#send(lab, { type: 'join', state: opened.state, notes: [...opened.notes] });
  }

  #adopt(lab: AnyLab, panel: WebviewPanel, saved: unknown): void {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(this.extension, 'dist')],
    };
    panel.iconPath = Uri.joinPath(this.extension, 'media', 'icon.png');
    const state = v.safeParse(lab.schema, saved);
    if (!state.success) {
      this.log.warn(`${lab.title}: the saved state is not usable (${state.issues[0].message}).`);
    }
    const messages = toHostSchema(lab.schema);
    const shown = state.success ? state.output : lab.initial;
    this.#open.set(lab.id, { panel, ready: false, waiting: [{ type: 'show', state: shown }] });
    panel.onDidChangeViewState(() => {
      const entry = this.#open.get(lab.id);
      if (entry?.panel === panel && !panel.visible) entry.ready = false;
    });
    panel.onDidDispose(() => {
      if (this.#open.get(lab.id)?.panel === panel) this.#open.delete(lab.id);
    });
    webview.onDidReceiveMessage((data: unknown) => {
      const parsed = parseMessage(messages, data);
      if ('problem' in parsed) {
        this.log.warn(`${lab.title}: a message was dropped (${parsed.problem}).`);
        return;
      }
      this.#receive(lab, parsed.message).catch((error: unknown) => {
        this.log.error(`${lab.title}: ${parsed.message.type} failed.`, error);
        void window.showErrorMessage(`${lab.title}: ${String(error)}`);
      });
    });
    webview.html = labHtml(webview, this.extension, lab.id, lab.title);
  }

  #send(lab: AnyLab, message: ToPanel): void {
    const shown = this.#open.get(lab.id);
    if (!shown) return;
    if (shown.ready) void shown.panel.webview.postMessage(message);
    else shown.waiting.push(message);
  }

  async #receive(lab: AnyLab, message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const shown = this.#open.get(lab.id);
        if (!shown) return;
        shown.ready = true;
        for (const waiting of shown.waiting.splice(0)) {
          await shown.panel.webview.postMessage(waiting);
        }
        return;
      }
      case 'insert':
        await this.inserter.insert(lab, message.state);
        return;
      case 'copy':
        await env.clipboard.writeText(message.text);
        return;
      case 'save': {
        const folder = workspace.workspaceFolders?.[0]?.uri;
        const target = await window.showSaveDialog(
          folder ? { defaultUri: Uri.joinPath(folder, message.name) } : {},
        );
        if (target) await workspace.fs.writeFile(target, decode(message.content, message.base64));
      }
    }
  }
}

function decode(content: string, base64: boolean): Uint8Array {
  return base64
    ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(content);
}

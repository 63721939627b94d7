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
import type { DataSource, UserSource } from '../../labs/data/source.js';
import { labIds, labTitles, type LabId } from '../../labs/titles.js';
import {
  parseMessage,
  toHostSchema,
  type ToHost,
  type ToWebview,
} from '../../protocol/messages.js';
import type { Origin } from '../../answers/commands.js';
import type { CodeInserter } from '../insertCode.js';
import type { DataFiles } from '../dataFiles.js';
import { PathFollower } from '../pathFollower.js';
import { loadLabs } from '../labs/loadLabs.js';
import { labHtml } from './html.js';
import { shareLink } from './shareLink.js';

type FromPanel = ToHost<v.GenericSchema>;
type ToPanel = ToWebview<v.GenericSchema>;

interface OpenPanel {
  readonly id: LabId;
  readonly panel: WebviewPanel;
  ready: boolean;
  /** What it is to be told once it listens. */
  readonly waiting: ToPanel[];
  origin: Origin | undefined;
  /** Tells of changes of what it shows. */
  readonly follower: PathFollower;
}

/** What a panel is opened with. */
interface Opened {
  /** A state of the lab. */
  readonly state: unknown;
  readonly notes: readonly string[];
  readonly origin?: Origin | undefined;
}

/** The panel type under which VS Code saves and restores a lab. */
function viewType(lab: LabId): string {
  return `mlCheatsheets.${lab}`;
}

/** One panel per lab, besides those of custom editors: opens it, answers its messages and restores it after a reload. */
export class LabPanels implements Disposable {
  readonly #open = new Map<LabId, OpenPanel>();
  readonly #serializers: readonly Disposable[];

  constructor(
    private readonly extension: Uri,
    private readonly inserter: CodeInserter,
    private readonly files: DataFiles,
    private readonly log: LogOutputChannel,
  ) {
    this.#serializers = labIds.map((id) =>
      window.registerWebviewPanelSerializer(viewType(id), {
        deserializeWebviewPanel: (panel) => {
          this.#adopt(id, panel);
          return Promise.resolve();
        },
      }),
    );
  }

  dispose(): void {
    for (const serializer of this.#serializers) serializer.dispose();
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  /**
   * Shows a lab; what is opened from the code joins what the panel shows.
   *
   * @param viewColumn where a panel that is not open yet goes: to the other labs unless told, and
   * beside the editor where there are none.
   */
  show(id: LabId, opened?: Opened, viewColumn = this.#column()): void {
    const open = this.#open.get(id);
    if (open) open.panel.reveal(undefined, false);
    else {
      const column = { viewColumn, preserveFocus: false };
      const panel = window.createWebviewPanel(viewType(id), labTitles[id], column, {});
      this.#adopt(id, panel, opened?.state);
    }
    if (opened) this.#join(id, opened);
  }

  #column(): ViewColumn {
    const others = [...this.#open.values()].map(({ panel }) => panel);
    const [other] = others.filter(({ visible }) => visible);
    return other?.viewColumn ?? ViewColumn.Beside;
  }

  /** Shows a preset in a lab that is open. */
  showPreset(id: LabId, preset: string): void {
    send(this.#open.get(id), { type: 'preset', id: preset });
  }

  /** Shows a user's data in a lab. */
  showData(id: LabId, sources: readonly DataSource[]): void {
    if (sources.length === 0) return;
    this.show(id);
    const open = this.#open.get(id);
    if (open) this.#sendData(open, sources, false);
  }

  /** Shows a user's data in a panel that VS Code has made. */
  take(id: LabId, panel: WebviewPanel, source: UserSource): void {
    this.#sendData(this.#adopt(id, panel), [source], false);
  }

  #sendData(open: OpenPanel, sources: readonly DataSource[], adds: boolean): void {
    const [first] = sources;
    if (!first) return;
    const choices = 'uri' in first ? this.files.choicesOf(first.uri) : undefined;
    send(open, {
      ...{ type: 'data', sources: [...sources], adds },
      ...(choices !== undefined && { choices }),
    });
  }

  #join(id: LabId, { state, notes, origin }: Opened): void {
    const open = this.#open.get(id);
    if (!open) return;
    open.origin = origin;
    send(open, {
      type: 'join',
      state,
      notes: [...notes],
      origin: origin && this.inserter.describe(origin),
    });
  }

  /** The first panel of a lab is the one that commands and links show. */
  #adopt(id: LabId, panel: WebviewPanel, state?: unknown): OpenPanel {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(this.extension, 'dist')],
    };
    panel.iconPath = Uri.joinPath(this.extension, 'media', 'icon.png');
    const open: OpenPanel = {
      id,
      panel,
      ready: false,
      waiting: [],
      origin: undefined,
      follower: new PathFollower(
        () => panel.visible,
        (uri) => {
          send(open, { type: 'changed', uri });
        },
      ),
    };
    if (!this.#open.has(id)) this.#open.set(id, open);
    panel.onDidChangeViewState(() => {
      if (!panel.visible) open.ready = false;
    });
    panel.onDidDispose(() => {
      open.follower.dispose();
      if (this.#open.get(id) === open) this.#open.delete(id);
    });
    webview.onDidReceiveMessage((data: unknown) => {
      this.#receive(open, data).catch((error: unknown) => {
        this.log.error(`${labTitles[id]}: a message could not be answered.`, error);
        void window.showErrorMessage(`${labTitles[id]}: ${String(error)}`);
      });
    });
    webview.html = labHtml(webview, this.extension, id, state);
    return open;
  }

  async #receive(open: OpenPanel, data: unknown): Promise<void> {
    const { id, panel } = open;
    const { labById, allLabs } = await loadLabs(this.extension);
    const lab = labById(id);
    const parsed = parseMessage(toHostSchema(lab.schema), data);
    if ('problem' in parsed) {
      this.log.warn(`${labTitles[id]}: a message was dropped (${parsed.problem}).`);
      return;
    }
    const { message } = parsed;
    if (message.type === 'open') {
      const other = allLabs.find((one) => one.id === message.lab);
      const state = other && v.safeParse(other.schema, message.state);
      const column = panel.viewColumn;
      if (other && state?.success) {
        this.show(other.id, { state: state.output, notes: [] }, column);
      } else this.log.warn(`${labTitles[id]}: there is no such state of the lab ${message.lab}.`);
      return;
    }
    await this.#answer(open, lab, message);
  }

  async #answer(
    open: OpenPanel,
    lab: AnyLab,
    message: Exclude<FromPanel, { type: 'open' }>,
  ): Promise<void> {
    switch (message.type) {
      case 'ready':
        open.ready = true;
        for (const waiting of open.waiting.splice(0)) await open.panel.webview.postMessage(waiting);
        return;
      case 'insert':
        await this.inserter.insert(lab, message.state);
        return;
      case 'replace':
        if (!open.origin) return;
        open.origin = await this.inserter.replace(lab, message.state, open.origin);
        if (!open.origin) send(open, { type: 'detach' });
        return;
      case 'share':
        await env.clipboard.writeText(shareLink(lab.id, message.state));
        return;
      case 'copy':
        await env.clipboard.writeText(message.text);
        return;
      case 'save':
        await save(message);
        return;
      case 'openFile':
        this.#sendData(open, await this.files.choose(message.select), message.adds);
        return;
      case 'readFile': {
        const { uri } = message;
        send(open, { type: 'file', uri, ...(await this.files.read(uri)) });
        return;
      }
      case 'readFolder': {
        const { uri } = message;
        send(open, { type: 'folder', uri, ...(await this.files.list(uri)) });
        return;
      }
      case 'follow':
        open.follower.follow(this.files.allowedOf(message.uris));
        return;
      case 'remember':
        await this.files.rememberChoices(message.uri, message.choices);
    }
  }
}

/** Tells a panel, or keeps the message until it listens. */
function send(open: OpenPanel | undefined, message: ToPanel): void {
  if (open?.ready === true) void open.panel.webview.postMessage(message);
  else open?.waiting.push(message);
}

/** Asks where to, by default beside the code. */
async function save({ name, content, base64 }: FromPanel & { type: 'save' }): Promise<void> {
  const file = window.visibleTextEditors
    .map(({ document }) => document.uri)
    .find(({ scheme }) => workspace.fs.isWritableFileSystem(scheme) === true);
  const folder = workspace.workspaceFolders?.[0]?.uri ?? (file && Uri.joinPath(file, '..'));
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const target = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (!target) return;
  const bytes = base64
    ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(content);
  await workspace.fs.writeFile(target, bytes);
}

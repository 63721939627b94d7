import * as v from 'valibot';
import {
  parseMessage,
  toHostSchema,
  toWebviewSchema,
  type ToHost,
  type ToWebview,
} from '../../src/protocol/messages.js';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The way to the extension host. What comes from there is checked; what does not fit is dropped. */
export class Host<S extends v.GenericSchema> {
  readonly #api = acquireVsCodeApi();
  readonly #schema: S;

  constructor(schema: S, receive: (message: ToWebview<S>) => void) {
    this.#schema = schema;
    const messages = toWebviewSchema(schema);
    addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = parseMessage(messages, data);
      if ('problem' in parsed) console.warn(`A message was dropped: ${parsed.problem}`);
      else receive(parsed.message);
    });
  }

  /** @throws {Error} if the message is not one that the host understands. */
  send(message: ToHost<S>): void {
    this.#api.postMessage(v.parse(toHostSchema(this.#schema), message));
  }

  /**
   * The state that this panel had before it was hidden or the window was reloaded; else the one that
   * it is opened with.
   *
   * @param opened as JSON.
   */
  restore(opened: string | undefined): {
    readonly state?: v.InferOutput<S>;
    readonly problem: string;
  } {
    const before =
      this.#api.getState() ?? (opened === undefined ? undefined : (JSON.parse(opened) as unknown));
    if (before === undefined) return { problem: '' };
    const saved = v.safeParse(this.#schema, before);
    if (!saved.success) {
      return { problem: 'What this panel showed before could not be read; it starts anew.' };
    }
    this.remember(saved.output);
    return { state: saved.output, problem: '' };
  }

  remember(state: v.InferOutput<S>): void {
    this.#api.setState(state);
  }
}

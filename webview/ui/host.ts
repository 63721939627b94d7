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

  /** The state that this panel had before it was hidden or the window was reloaded. */
  restore(): v.InferOutput<S> | undefined {
    const saved = v.safeParse(this.#schema, this.#api.getState());
    return saved.success ? saved.output : undefined;
  }

  remember(state: v.InferOutput<S>): void {
    this.#api.setState(state);
  }
}

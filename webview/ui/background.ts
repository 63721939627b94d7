import * as v from 'valibot';

const answerSchema = v.variant('type', [
  v.object({ type: v.literal('progress'), part: v.number() }),
  v.object({ type: v.literal('done'), output: v.unknown() }),
  v.object({ type: v.literal('failed'), problem: v.string() }),
]);

/** Heavy work in a worker of its own, one job at a time; the worker stays until a job is canceled. */
export class Background<Input, Output> {
  #script: Promise<string> | undefined;
  #idle: Worker | undefined;
  #stop: (() => void) | undefined;
  #job = 0;

  /**
   * @param file the worker's bundle beside the panel's own, e.g. `labs.worker.js`.
   * @param output what it answers with.
   */
  constructor(
    private readonly file: string,
    private readonly output: v.GenericSchema<unknown, Output>,
  ) {}

  /**
   * Starts a job; one that still runs is canceled.
   *
   * @param progress called with the part that is done, 0 to 1.
   * @returns the output, or `undefined` if the job was canceled.
   * @throws {Error} what the worker threw.
   */
  async run(input: Input, progress: (part: number) => void): Promise<Output | undefined> {
    this.cancel();
    const job = this.#job;
    const script = await (this.#script ??= this.#load());
    if (job !== this.#job) return undefined;
    const worker = this.#idle ?? new Worker(script);
    this.#idle = undefined;
    return new Promise((resolve, reject) => {
      const end = (): void => {
        worker.terminate();
        this.#idle = undefined;
        this.#stop = undefined;
      };
      this.#stop = () => {
        end();
        resolve(undefined);
      };
      worker.onerror = ({ message }) => {
        end();
        reject(new Error(message));
      };
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        const answer = v.parse(answerSchema, data);
        if (answer.type === 'progress') {
          progress(answer.part);
          return;
        }
        this.#idle = worker;
        this.#stop = undefined;
        if (answer.type === 'done') resolve(v.parse(this.output, answer.output));
        else reject(new Error(answer.problem));
      };
      worker.postMessage(input);
    });
  }

  cancel(): void {
    this.#job += 1;
    this.#stop?.();
    this.#stop = undefined;
  }

  /** A webview may start workers from blobs alone. */
  async #load(): Promise<string> {
    const response = await fetch(new URL(this.file, import.meta.url));
    return URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
  }
}

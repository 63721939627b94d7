import * as v from 'valibot';

/** The worker's side of `Background`: answers each message with what `work` makes of it. */
export function serveJobs<Input>(
  input: v.GenericSchema<unknown, Input>,
  work: (input: Input, progress: (part: number) => void) => unknown,
): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    try {
      const output = work(v.parse(input, data), (part) => {
        postMessage({ type: 'progress', part });
      });
      postMessage({ type: 'done', output });
    } catch (error) {
      postMessage({
        type: 'failed',
        problem: error instanceof Error ? error.message : String(error),
      });
    }
  });
}

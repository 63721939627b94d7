import type { GivenCall } from './define.js';
import { Refusal, Unreadable } from './refusals.js';

const MOST_UNKNOWN = 6;

/** The texts of all arguments for want of which something cannot be computed. */
export function unknownsOf(compute: (call: GivenCall) => unknown, given: GivenCall): Set<string> {
  const texts = new Set<string>();
  let call = given;
  for (let i = 0; i < MOST_UNKNOWN; i++) {
    try {
      compute(call);
      break;
    } catch (error) {
      if (error instanceof Refusal) break;
      if (!(error instanceof Unreadable)) throw error;
      texts.add(error.text);
      if (error.argument === undefined || error.text.startsWith('*')) break;
      call = call.assuming(error.argument, 1);
    }
  }
  return texts;
}

import type { Computed } from '../../calls/index.js';
import type { Library } from '../../content/index.js';
import type { Call } from '../../python/index.js';
import type { Labs } from '../labs/labCalls.js';

/** What a call's arguments give; the signatures that this needs are read first. */
export async function computedCall(
  call: Call,
  library: Library,
  labs: Labs,
  failed: (error: unknown) => void,
): Promise<Computed | undefined> {
  const signatures = await signaturesOf([call], library, labs);
  return labs.computeCall(call, (name) => signatures.get(name), failed);
}

/** The signatures of calls and of those in their arguments, by qualified name. */
export async function signaturesOf(
  calls: readonly Call[],
  library: Library,
  { nestedNames }: Labs,
): Promise<ReadonlyMap<string, string>> {
  const signatures = new Map<string, string>();
  const names = new Set(calls.flatMap((call) => [call.name, ...nestedNames(call.arguments)]));
  await Promise.all(
    [...names].map(async (name) => {
      const known = await library.signature(name);
      if (known?.signature !== undefined) signatures.set(name, known.signature);
    }),
  );
  return signatures;
}

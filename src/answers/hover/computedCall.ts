import type { Computed } from '../../calls/index.js';
import type { Library } from '../../content/index.js';
import type { Call } from '../../python/index.js';
import type { Labs } from '../labs/labCalls.js';

/** What a call comes to; the signatures that it takes are read first. */
export async function computedCall(
  call: Call,
  library: Library,
  { computeCall, nestedNames }: Labs,
): Promise<Computed | undefined> {
  const signatures = new Map<string, string>();
  const names = new Set([call.name, ...nestedNames(call.arguments)]);
  await Promise.all(
    [...names].map(async (name) => {
      const known = await library.signature(name);
      if (known?.signature !== undefined) signatures.set(name, known.signature);
    }),
  );
  return computeCall(call, (name) => signatures.get(name));
}

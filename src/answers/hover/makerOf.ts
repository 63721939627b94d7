import type { Entry, Library } from '../../content/index.js';
import { symbolAt, type Call, type PythonSymbol } from '../../python/index.js';
import type { HoverContext } from './hoverContext.js';

/** The call that made the object whose attribute a name is: `SGD(…)` for `step` in `optimizer.step()`. */
export function makerOf(
  { from }: PythonSymbol,
  { read: { source }, names }: Pick<HoverContext, 'read' | 'names'>,
): Call | undefined {
  if (source.text[from - 1] !== '.') return undefined;
  const call = symbolAt(source, from - 1, names)?.call;
  return call && (call.path !== undefined || call.to < from) ? call : undefined;
}

/** The name of an attribute in the object's own class: `OneCycleLR.step`, not `LRScheduler.step`. */
export function ownName(name: string, maker: Call): string {
  return maker.name + name.slice(name.lastIndexOf('.'));
}

/** What is known about a name; of an inherited method what is written about it in the object's own class. */
export async function entryOf(
  name: string,
  maker: Call | undefined,
  library: Pick<Library, 'find'>,
): Promise<Entry | undefined> {
  if (!maker) return library.find(name);
  const own = await library.find(ownName(name, maker));
  return own?.id === ownName(name, maker) ? own : library.find(name);
}

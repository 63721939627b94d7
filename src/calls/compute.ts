import { EngineError } from '../engine/error.js';
import { assumedIn, assumedNote, givenValues, type Call } from '../python/index.js';
import { CallArguments, type SignatureOf } from './callArguments.js';
import { checkCall, isChecked } from './check/checkCall.js';
import { Layer, type GivenCall } from './define.js';
import { families } from './families/index.js';
import { parametersFact } from './parametersFact.js';
import { Mistyped, Refusal, Unreadable } from './refusals.js';
import { unreadText } from './text.js';
import { unknownsOf } from './unknownsOf.js';

/** What follows from the arguments of a call. */
export interface Computed {
  /** Markdown, one line each. */
  readonly facts: readonly string[];
  /** A Markdown table. */
  readonly table: string | undefined;
  /** What could not be read or would be refused, one sentence each. */
  readonly notes: readonly string[];
}

const byName = new Map(families.flatMap((family) => family.names.map((name) => [name, family])));

/** Whether something is computed of calls of a qualified name. */
export function computes(name: string): boolean {
  return byName.has(name);
}

/**
 * Computes facts about a call from its arguments; `undefined` if there are none.
 *
 * @param failed is told of a fault, which costs one fact and not the others.
 */
export function computeCall(
  call: Pick<Call, 'name' | 'arguments'>,
  signatureOf: SignatureOf,
  failed: (error: unknown) => void = () => undefined,
): Computed | undefined {
  const problems = checkCall(call, signatureOf);
  const refused = problems.map(({ sentence }) => refusal(sentence));
  const family = byName.get(call.name);
  // Nothing is computed from a wrong value.
  if (!family || problems.some(({ kind }) => kind === 'value' || kind === 'together')) {
    return refused.length > 0 ? { facts: [], table: undefined, notes: refused } : undefined;
  }
  const given = new CallArguments(call, { signatureOf, familyOf: (name) => byName.get(name) });
  const assumed = assumedNote(givenValues(call.arguments));
  const isAssumed = assumedIn(givenValues(call.arguments)).length > 0;
  const refusals = new Set(refused);
  const unknown = new Set<string>();
  const attempt = <T>(compute: (given: GivenCall) => T): T | undefined => {
    try {
      return compute(given);
    } catch (error) {
      if (error instanceof Unreadable) {
        for (const text of unknownsOf(compute, given)) unknown.add(text);
      } else if (!isRefusal(error)) failed(error);
      else if (!isAssumed && refused.length === 0) {
        const said = familyRefusal(call.name, error);
        if (said !== undefined) refusals.add(said);
      }
      return undefined;
    }
  };
  const facts = [parametersFact(family), ...(family.facts ?? [])]
    .map((fact) => attempt((one) => fact(one)))
    .filter((fact) => fact !== undefined);
  const table = attempt((one) => family.table?.(one));
  const unread = unknown.size > 0 ? [`${unreadText([...unknown])}.`] : [];
  const isShown = facts.length > 0 || table !== undefined;
  return { facts, table, notes: [...(isShown ? assumed : []), ...refusals, ...unread] };
}

/** The layer that a call makes, or `undefined` for a name of which nothing is computed. */
export function layerOf(call: Call, text: string, signatureOf: SignatureOf): Layer | undefined {
  if (!byName.has(call.name)) return undefined;
  const surroundings = { signatureOf, familyOf: (name: string) => byName.get(name) };
  return Layer.of({ kind: 'call', call, text }, new CallArguments(call, surroundings));
}

/** How many numbers the layer that a call makes learns, `undefined` where that is not known. */
export function parametersOf(call: Call, signatureOf: SignatureOf): number | undefined {
  try {
    return layerOf(call, call.name, signatureOf)?.parameters();
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unreadable) return undefined;
    throw error;
  }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Refusal || error instanceof EngineError;
}

function refusal(text: string): string {
  return `PyTorch refuses this: ${text}${/[.?!]$/.test(text) ? '' : '.'}`;
}

/**
 * What a family says against a call. What the constructor of a class refuses is known without it, so that
 * a family can only know what no input passes.
 */
function familyRefusal(name: string, error: Error): string | undefined {
  if (!isChecked(name) || name === 'torch.nn.Sequential') return refusal(error.message);
  const isOfValue = error instanceof Mistyped || error instanceof EngineError;
  return isOfValue ? undefined : `No input passes this layer: ${error.message}.`;
}

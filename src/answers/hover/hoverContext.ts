import type { Library, Names } from '../../content/index.js';
import type { ThemeKind } from '../../labs/figure/theme.js';
import type { Snippet } from '../../snippets/index.js';
import type { ReadDocument } from '../document.js';
import type { Labs } from '../labs/labCalls.js';

/** The parts of a hover, each of which a setting turns off. */
export interface HoverShows {
  readonly formula: boolean;
  readonly plot: boolean;
  readonly advice: boolean;
  readonly computed: boolean;
  readonly parameters: boolean;
  readonly example: boolean;
}

/** Where something was found, what explains it, and what of that is shown. */
export interface HoverContext {
  readonly read: ReadDocument;
  /** Of the document. */
  readonly uri: string;
  readonly names: Names;
  readonly library: Library;
  readonly snippets: readonly Snippet[];
  readonly labs: Labs;
  readonly shows: HoverShows;
  readonly theme: ThemeKind;
  /** Logs an exception that cost one part of the hover. */
  readonly failed: (error: unknown) => void;
}

/** What `make` gives; nothing if it throws, so that a fault costs one part of a hover and not the hover. */
export function part<T>({ failed }: Pick<HoverContext, 'failed'>, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    failed(error);
    return undefined;
  }
}

import type { Library, Names } from '../../content/index.js';
import type { ThemeKind } from '../../labs/figure/theme.js';
import type { Snippet } from '../../snippets/index.js';
import type { Labs } from '../labs/loadLabs.js';
import type { ReadDocument } from '../pythonDocuments.js';

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
}

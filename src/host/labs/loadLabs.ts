import type { Uri } from 'vscode';
import type { Labs } from '../../answers/labs/labCalls.js';

export type { Labs };

/** Loads the labs on first use: they are several times the rest of the extension. */
export const loadLabs: (extension: Uri) => Promise<Labs> = () =>
  import('../../answers/labs/labs.js');

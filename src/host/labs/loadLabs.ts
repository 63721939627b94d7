import type { Uri } from 'vscode';

export type Labs = typeof import('./labs.js');

/** Loads the labs on first use: they are several times the rest of the extension. */
export const loadLabs: (extension: Uri) => Promise<Labs> = () => import('./labs.js');

import type { Uri } from 'vscode';

export type Pictures = typeof import('./pictures.js');

/** Loads what draws the pictures, on first use: it is several times the rest of the extension. */
export const loadPictures: (extension: Uri) => Promise<Pictures> = () => import('./pictures.js');

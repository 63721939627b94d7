import type { Uri } from 'vscode';

/** Makes the reading of Python callable. On the desktop the first call of one of its functions loads it. */
export const loadPython: (extension: Uri) => Promise<void> = () => Promise.resolve();

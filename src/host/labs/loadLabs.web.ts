import type { Uri } from 'vscode';
import { importBundle } from '../importBundle.web.js';
import type { Labs } from './loadLabs.js';

let loading: Promise<Labs> | undefined;

/** As `loadLabs.ts`, in a web worker. */
export function loadLabs(extension: Uri): Promise<Labs> {
  loading ??= importBundle<Labs>(extension, 'labs.cjs');
  return loading;
}

import type { Uri } from 'vscode';
import { importBundle } from './importBundle.web.js';

type Python = typeof import('../python/index.js');

let loading: Promise<void> | undefined;
let loaded: Python | undefined;

/** As `loadPython.ts`, in a web worker. */
export function loadPython(extension: Uri): Promise<void> {
  loading ??= importBundle<Python>(extension, 'python.cjs').then((python) => {
    loaded = python;
  });
  return loading;
}

/** The functions that the bundler puts in the place of `src/python` call those of this object. */
export function python(): Python {
  if (!loaded) throw new Error('the reading of Python is used before it is loaded');
  return loaded;
}

import { Uri, workspace } from 'vscode';
import type { Labs } from './loadLabs.js';

let loading: Promise<Labs> | undefined;

/** As `loadLabs.ts`, in a web worker, where `require` finds nothing but `vscode`. */
export function loadLabs(extension: Uri): Promise<Labs> {
  loading ??= load(extension);
  return loading;
}

async function load(extension: Uri): Promise<Labs> {
  const file = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'labs.cjs'));
  const module = [
    'const exports = {}, module = { exports };\n',
    new TextDecoder().decode(file),
    '\nexport default module.exports;',
  ];
  const url = URL.createObjectURL(new Blob(module, { type: 'text/javascript' }));
  try {
    const loaded = (await import(url)) as { default: Labs };
    return loaded.default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

import { Uri, workspace } from 'vscode';
import type { Pictures } from './loadPictures.js';

/** As `loadPictures.ts`, in a web worker, where `require` finds nothing but `vscode`. */
export async function loadPictures(extension: Uri): Promise<Pictures> {
  const file = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'pictures.cjs'));
  const module = [
    'const exports = {}, module = { exports };\n',
    new TextDecoder().decode(file),
    '\nexport default module.exports;',
  ];
  const url = URL.createObjectURL(new Blob(module, { type: 'text/javascript' }));
  try {
    const loaded = (await import(url)) as { default: Pictures };
    return loaded.default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

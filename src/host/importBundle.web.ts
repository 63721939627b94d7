import { Uri, workspace } from 'vscode';

/**
 * What a file of `dist/` exports, in a web worker, where `require` finds nothing but `vscode`: the file is
 * read through VS Code's file system and imported as a blob.
 */
export async function importBundle<T>(extension: Uri, name: string): Promise<T> {
  const file = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', name));
  const module = [
    'const exports = {}, module = { exports };\n',
    new TextDecoder().decode(file),
    '\nexport default module.exports;',
  ];
  const url = URL.createObjectURL(new Blob(module, { type: 'text/javascript' }));
  try {
    const loaded = (await import(url)) as { default: T };
    return loaded.default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

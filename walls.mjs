/**
 * The rooms of the house and what each may import, besides its own files and libraries. The linter
 * reads this table, and so does the bundler (see `esbuild.mjs`); the compiler has it once more as the
 * `references` of each room's tsconfig.json.
 */
export const rooms = {
  'src/engine': { imports: [], vscode: false, libraries: [] },
  'src/python': { imports: [], vscode: false },
  'src/content': { imports: [], vscode: false },
  'src/protocol': { imports: [], vscode: false },
  'src/labs': { imports: ['src/engine', 'src/python'], vscode: false },
  'src/host': {
    imports: ['src/engine', 'src/python', 'src/content', 'src/protocol', 'src/labs'],
    vscode: true,
  },
  webview: { imports: ['src/engine', 'src/content', 'src/protocol', 'src/labs'], vscode: false },
};

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { breach } from '../walls.mjs';

/** Fails the bundle where an import goes through a wall. */
export const walls: Plugin = {
  name: 'walls',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ importer, path }) => {
      const text = importer === '' ? undefined : breach(importer, path);
      return text === undefined ? undefined : { errors: [{ text }] };
    });
  },
};

/** On the desktop the labs are a file of their own that `require` loads on first use. */
const labsByRequire: Plugin = {
  name: 'labs-by-require',
  setup(build) {
    build.onResolve({ filter: /\/labs\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './labs.cjs', external: true } : undefined,
    );
  },
};

/**
 * The reading of Python is a file of its own too: what the extension imports of it stands for what that
 * file exports.
 *
 * @param python code that makes `python()` return the exports.
 */
const pythonLater = (python: string): Plugin => ({
  name: 'python-later',
  setup(build) {
    const room = /\/python\/index\.js$/;
    build.onResolve({ filter: room }, () => ({ path: 'python', namespace: 'later' }));
    build.onResolve({ filter: /^\.\/python\.cjs$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /./, namespace: 'later' }, async () => {
      const exported = Object.entries(await import('../src/python/index.js'));
      const lines = exported.map(([name, value]) =>
        isClass(value)
          ? `export const ${name} = new Proxy({}, { get: (_, key) => python().${name}[key] });`
          : `export const ${name} = (...given) => python().${name}(...given);`,
      );
      return { contents: [python, ...lines].join('\n'), resolveDir: resolve('src') };
    });
  },
});

/** On the desktop it is loaded with the first name that is read. */
const pythonByRequire = pythonLater("const python = () => require('./python.cjs');");
/** In a web worker it is loaded with the first document. */
const pythonByFileSystem = pythonLater("import { python } from './host/loadPython.web.js';");

function isClass(value: unknown): boolean {
  return typeof value === 'function' && value.toString().startsWith('class');
}

/** In a web worker both files are read through VS Code's file system. */
const byFileSystem: Plugin = {
  name: 'by-file-system',
  setup(build) {
    build.onResolve({ filter: /\/load(Labs|Python)\.js$/ }, ({ resolveDir, path }) => ({
      path: resolve(resolveDir, path.replace(/\.js$/, '.web.ts')),
    }));
  },
};

/** What a panel loads once its first picture stands is a file each, beside the one with the labs. */
const laterFiles: Plugin = {
  name: 'later-files',
  setup(build) {
    build.onResolve({ filter: /\/later\/\w+\.js$/ }, ({ path }) => ({
      path: `./${basename(path)}`,
      external: true,
    }));
  },
};

/** The grammar names the colors of its syntax; nothing here shows code in colors of its own. */
const withoutHighlighting: Plugin = {
  name: 'without-highlighting',
  setup(build) {
    build.onResolve({ filter: /^@lezer\/highlight$/ }, ({ path }) => ({ path, namespace: 'none' }));
    build.onLoad({ filter: /./, namespace: 'none' }, () => ({
      contents: `const none = new Proxy(() => none, { get: () => none });
        export const tags = none;
        export const styleTags = () => () => null;`,
    }));
  },
};

/** KaTeX offers each font three times; every browser that VS Code runs in reads the smallest. Three are never used. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  setup(build) {
    build.onLoad({ filter: /katex\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/,\s*url\([^)]*\.(woff|ttf)\) format\([^)]*\)/g, '')
        .replace(/@font-face\s*{[^}]*KaTeX_(Fraktur|SansSerif|Script)[^}]*}/g, ''),
      loader: 'css',
    }));
  },
};

/** Every bundle of the product. */
export function bundles(production: boolean): BuildOptions[] {
  const common: BuildOptions = {
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    minify: production,
    sourcemap: production ? false : 'linked',
    metafile: true,
    logLevel: 'warning',
    legalComments: 'none',
  };
  const host: BuildOptions = {
    ...common,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: ['src/extension.ts'],
    supported: { 'dynamic-import': true },
  };
  return [
    {
      ...host,
      outfile: join('dist', 'extension.node.cjs'),
      plugins: [walls, withoutHighlighting, labsByRequire, pythonByRequire],
      supported: { 'dynamic-import': false },
    },
    {
      ...common,
      format: 'cjs',
      entryPoints: ['src/python/index.ts'],
      outfile: join('dist', 'python.cjs'),
      plugins: [walls, withoutHighlighting],
    },
    {
      ...host,
      outfile: join('dist', 'extension.web.cjs'),
      plugins: [walls, withoutHighlighting, byFileSystem, pythonByFileSystem],
    },
    {
      ...common,
      format: 'cjs',
      entryPoints: ['src/answers/labs/labs.ts'],
      outfile: join('dist', 'labs.cjs'),
      plugins: [walls],
    },
    {
      ...common,
      format: 'esm',
      entryPoints: [join('webview', 'labs.ts'), ...later()],
      entryNames: '[name]',
      outdir: join('dist', 'webview'),
      tsconfig: join('webview', 'tsconfig.json'),
      loader: { '.woff2': 'file' },
      assetNames: 'fonts/[name]',
      plugins: [walls, laterFiles, woff2Only],
    },
    {
      ...common,
      format: 'iife',
      entryPoints: workers(),
      outdir: join('dist', 'webview'),
      entryNames: '[name]',
      tsconfig: join('webview', 'tsconfig.json'),
      plugins: [walls],
    },
  ];
}

function later(): string[] {
  return readdirSync(join('webview', 'later')).map((file) => join('webview', 'later', file));
}

function workers(): string[] {
  return readdirSync('webview', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => join('webview', file));
}

import { dirname, join, relative, resolve, sep } from 'node:path';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { rooms } from './walls.mjs';

const root = import.meta.dirname;

/** Reports an import that leaves its room for one that the room's wall does not open to. */
const wallRule = {
  meta: { type: 'problem', schema: [], messages: { breach: '{{from}} may not import {{to}}' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const from = Object.keys(rooms).find((room) => file.startsWith(`${room}/`));
    if (!from) return {};
    const { imports, vscode, libraries } = rooms[from];
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const report = (to) => context.report({ node, messageId: 'breach', data: { from, to } });
      if (!source.startsWith('.')) {
        if (source === 'vscode' ? !vscode : libraries && !libraries.includes(source))
          report(source);
        return;
      }
      const target = relative(root, resolve(join(root, dirname(file)), source))
        .split(sep)
        .join('/');
      const allowed = [from, ...imports].some((room) => target.startsWith(`${room}/`));
      if (!allowed) report(target);
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', '**/node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    plugins: { house: { rules: { walls: wallRule } } },
    rules: {
      'house/walls': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'Buffer', 'require'],
    },
  },
  {
    // Loops over typed arrays know their bounds.
    files: ['src/engine/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
  },
);

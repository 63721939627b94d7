import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { labIds } from '../../../src/labs/titles.js';

interface Manifest {
  engines: { vscode: string };
  main: string;
  browser: string;
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { supported: boolean }; virtualWorkspaces: boolean };
  contributes: {
    commands: { command: string; title: string }[];
    configuration: { properties: Record<string, { default: boolean; description: string }> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('the manifest agrees with the code', () => {
  it('a command and a restoring event for every lab, and the commands for data', () => {
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command),
      [
        ...labIds.map((id) => `mlCheatsheets.open.${id}`),
        'mlCheatsheets.openFile.metrics',
        'mlCheatsheets.openSelection.metrics',
        'mlCheatsheets.openFile.learningCurves',
        'mlCheatsheets.openFolder.learningCurves',
        'mlCheatsheets.openSelection.learningCurves',
        'mlCheatsheets.insertSnippet',
      ],
    );
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:python',
      'onLanguage:markdown',
      'onUri',
      ...labIds.map((id) => `onWebviewPanel:mlCheatsheets.${id}`),
    ]);
  });
  it('a setting for everything that the code reads, and the other way round', () => {
    const code = readFileSync('src/host/settings.ts', 'utf8');
    const read = [...code.matchAll(/read\('([\w.]+)'\)/g)].map(
      ([, name]) => `mlCheatsheets.${name}`,
    );
    assert.ok(read.length > 0);
    assert.deepEqual(
      Object.keys(manifest.contributes.configuration.properties).sort(),
      read.sort(),
    );
    for (const { default: value } of Object.values(manifest.contributes.configuration.properties))
      assert.equal(value, true);
  });
  it('runs from VS Code 1.95 on, in untrusted and virtual workspaces too', () => {
    assert.equal(manifest.engines.vscode, '^1.95.0');
    assert.deepEqual(manifest.capabilities, {
      untrustedWorkspaces: { supported: true },
      virtualWorkspaces: true,
    });
  });
});

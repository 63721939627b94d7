import assert from 'node:assert/strict';
import { activationLab } from '../../../src/labs/activation/lab.js';
import { parseMessage, toHostSchema, toWebviewSchema } from '../../../src/protocol/messages.js';

const toHost = toHostSchema(activationLab.schema);
const toWebview = toWebviewSchema(activationLab.schema);
const state = activationLab.initial;

describe('messages that fit are read', () => {
  for (const message of [
    { type: 'ready' },
    { type: 'insert', state },
    { type: 'copy', text: 'nn.ReLU()' },
    { type: 'save', name: 'activation.svg', content: '<svg/>', base64: false },
    { type: 'openFile', select: 'folder', adds: true },
    { type: 'follow', uris: ['file:///runs', 'file:///runs/a.csv'] },
    { type: 'remember', uri: 'file:///runs', choices: { runs: [] } },
  ]) {
    it(`to the host: ${message.type}`, () => {
      assert.deepEqual(parseMessage(toHost, message), { message });
    });
  }
  for (const message of [
    { type: 'join', state, notes: ['a note'] },
    { type: 'data', sources: [{ kind: 'text', name: 'a.csv', text: 'y' }], adds: false },
    {
      type: 'folder',
      uri: 'file:///runs',
      content: [{ path: 'a.csv', uri: 'file:///runs/a.csv' }],
    },
    { type: 'preset', id: 'vanishing' },
    { type: 'changed', uri: 'file:///a.csv' },
    { type: 'file', uri: 'file:///a.csv', content: new ArrayBuffer(8), note: 'a part' },
  ]) {
    it(`to the webview: ${message.type}`, () => {
      assert.deepEqual(parseMessage(toWebview, message), { message });
    });
  }
});

describe('messages that do not fit are refused with a reason', () => {
  const hostile: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['text', 'ready'],
    ['an unknown type', { type: 'eval', code: '1' }],
    ['no state', { type: 'insert' }],
    ['a forged state', { type: 'insert', state: { ...state, curves: [{ id: '__proto__' }] } }],
    ['a path for a name', { type: 'save', name: '../../.bashrc', content: '', base64: false }],
    ['another kind of file', { type: 'save', name: 'a.exe', content: '', base64: false }],
    ['a number for text', { type: 'copy', text: 3 }],
    ['another kind of selection', { type: 'openFile', select: 'drive', adds: false }],
    ['too many paths', { type: 'follow', uris: Array.from({ length: 1001 }, () => 'file:///a') }],
  ];
  for (const [title, data] of hostile) {
    it(title, () => {
      const parsed = parseMessage(toHost, data);
      assert.ok('problem' in parsed && parsed.problem !== '', JSON.stringify(parsed));
    });
  }
});

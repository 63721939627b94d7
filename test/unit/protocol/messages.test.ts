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
  ]) {
    it(`to the host: ${message.type}`, () => {
      assert.deepEqual(parseMessage(toHost, message), { message });
    });
  }
  for (const message of [
    { type: 'join', state, notes: ['a note'] },
    { type: 'data', source: { kind: 'text', name: 'a.csv', text: 'y' } },
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
  ];
  for (const [title, data] of hostile) {
    it(title, () => {
      const parsed = parseMessage(toHost, data);
      assert.ok('problem' in parsed && parsed.problem !== '', JSON.stringify(parsed));
    });
  }
});

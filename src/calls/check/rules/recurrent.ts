import { layers } from '../../define.js';
import { defineChecks, type Rule } from '../define.js';
import { kindOf, numberOf } from '../kind.js';
import { laterSize } from '../sizes.js';
import { number, ofKind, whole, word } from '../vocabulary.js';

const boolean = ofKind('True or False', 'bool');
const positive = whole({ least: 1, below: 2 ** 63 });
const dropout: Rule = {
  text: 'a number from 0 to 1',
  takes: (value) => kindOf(value) !== 'bool' && number({ least: 0, most: 1 }).takes(value),
};
const projection: Rule = {
  text: 'a whole number, not negative',
  takes: (value) => {
    if (numberOf(value) === 0) return true;
    return kindOf(value) !== 'bool' && whole({ least: 0 }).takes(value);
  },
};

export default defineChecks(
  {
    names: layers('RNN', 'GRU', 'LSTM', 'RNNBase'),
    takes: {
      input_size: { ...positive, text: 'a whole number of 1 or more' },
      hidden_size: { ...positive, text: 'a whole number of 1 or more' },
      num_layers: whole({ least: 1 }),
      bias: boolean,
      batch_first: boolean,
      dropout,
    },
  },
  {
    names: layers('RNN'),
    takes: { nonlinearity: word('tanh', 'relu') },
    together: [
      (call) =>
        call.kind('hidden_size') === 'bool'
          ? { parameter: 'hidden_size', sentence: '`hidden_size` must be a whole number' }
          : undefined,
    ],
  },
  {
    names: layers('LSTM', 'RNNBase'),
    takes: { proj_size: projection },
    together: [
      (call) => {
        const [projected, hidden] = [call.number('proj_size'), call.number('hidden_size')];
        if (projected === undefined || hidden === undefined || projected < hidden) return undefined;
        const sentence = `\`proj_size\` (${projected}) must be smaller than \`hidden_size\` (${hidden})`;
        return { parameter: 'proj_size', sentence };
      },
    ],
  },
  { names: layers('RNNBase'), takes: { mode: word('LSTM', 'GRU', 'RNN_TANH', 'RNN_RELU') } },
  {
    names: layers('RNNCell', 'GRUCell', 'LSTMCell', 'RNNCellBase'),
    takes: { input_size: laterSize, hidden_size: laterSize, num_chunks: whole() },
  },
  {
    names: layers('RNNCellBase'),
    together: [
      (call) => {
        const [chunks, hidden] = [call.number('num_chunks'), call.number('hidden_size')];
        if (chunks === undefined || hidden === undefined || chunks * hidden >= 0) return undefined;
        return { parameter: 'num_chunks', sentence: '`num_chunks` must not be negative' };
      },
    ],
  },
);

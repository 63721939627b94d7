import { layers } from '../../define.js';
import { defineChecks, type CheckedCall, type Together } from '../define.js';
import { shape } from '../sizes.js';
import { number, optional } from '../vocabulary.js';

const anyNumber = number();

/** The bounds as they count: those of the older names replace the others. */
function bound(call: CheckedCall, name: string, older: string): number | undefined {
  if (call.isNone(older)) return call.number(name);
  return call.number(older);
}

const increasing: Together = (call) => {
  const low = bound(call, 'min_val', 'min_value');
  const high = bound(call, 'max_val', 'max_value');
  if (low === undefined || high === undefined || !(high <= low)) return undefined;
  const parameter = call.gives('max_val') ? 'max_val' : 'min_val';
  return { parameter, sentence: `\`max_val\` (${high}) must be larger than \`min_val\` (${low})` };
};

export default defineChecks(
  {
    names: layers(
      ...['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout'],
      'FeatureAlphaDropout',
    ),
    takes: { p: number({ least: 0, most: 1 }, false) },
  },
  {
    names: layers('Hardtanh'),
    takes: { min_value: optional(anyNumber), max_value: optional(anyNumber) },
    together: [
      (call) => {
        const wrong = (name: string, older: string): boolean => {
          const value = call.value(name);
          return call.isNone(older) && call.gives(name) && !!value && !anyNumber.takes(value);
        };
        const parameter = wrong('min_val', 'min_value')
          ? 'min_val'
          : wrong('max_val', 'max_value')
            ? 'max_val'
            : undefined;
        if (parameter === undefined) return undefined;
        const sentence = `\`${parameter}\` must be a number, got \`${call.text(parameter)}\``;
        return { parameter, sentence };
      },
      increasing,
    ],
  },
  { names: layers('PReLU'), takes: { num_parameters: shape, init: anyNumber } },
);

import { defineConvolving } from '../convolving.js';
import { layers } from '../define.js';
import { transposedChanges } from '../transposedChanges.js';

export default defineConvolving({
  names: layers('ConvTranspose1d', 'ConvTranspose2d', 'ConvTranspose3d'),
  weightChannels: (call) => [
    call.count('in_channels'),
    call.count('out_channels') / call.count('groups', 1),
  ],
  changesOf: transposedChanges,
});

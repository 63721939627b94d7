import type { CallFamily, GivenCall } from './define.js';
import { Refusal } from './refusals.js';
import {
  axesText,
  changeChannels,
  changeLast,
  mustHaveAxesAndChannels,
  spatialLetters,
} from './windows.js';

/** What happens to the length of an axis. */
export interface LengthChange {
  /** In n, the length before. */
  readonly formula: string;
  readonly change: (length: number) => number;
}

/** A family of layers that slide filters over their input. */
export interface Convolving {
  readonly names: CallFamily['names'];
  /** Channels of the weight, before the sizes of its kernel. */
  readonly weightChannels: (call: GivenCall) => readonly [number, number];
  readonly changesOf: (call: GivenCall) => readonly LengthChange[];
  readonly facts?: CallFamily['facts'];
}

/** What a convolution and its transpose have in common. */
export function defineConvolving({
  names,
  weightChannels,
  changesOf,
  facts = [],
}: Convolving): CallFamily {
  const weight = (call: GivenCall): number[] => [
    ...weightChannels(call),
    ...call.sizes('kernel_size', call.axes),
  ];
  return {
    names,
    parameters: (call) => {
      const groups = call.count('groups', 1);
      for (const name of ['in_channels', 'out_channels']) {
        const channels = call.count(name);
        if (channels % groups !== 0) {
          throw new Refusal(
            `\`${name}\` (${channels}) must be divisible by \`groups\` (${groups})`,
          );
        }
      }
      const weights = weight(call).reduce((product, size) => product * size, 1);
      return weights + (call.flag('bias') ? call.count('out_channels') : 0);
    },
    tensors: (call) => ({ weight: weight(call), bias: [call.count('out_channels')] }),
    takes: (call) => [spatialLetters(call.axes)],
    numbers: 'float',
    output: (call, input) => {
      const { axes } = call;
      mustHaveAxesAndChannels(input, axes);
      const [before, after] = [call.length('in_channels'), call.length('out_channels')];
      const changes = changesOf(call);
      return changeLast(
        changeChannels(input, axes, before, after),
        axes,
        (length, axis) => changes[axis]?.change(length) ?? length,
      );
    },
    facts: [(call) => changesText(changesOf(call)), ...facts],
  };
}

export function changesText(changes: readonly LengthChange[]): string {
  return axesText(
    changes.map(({ formula }) => formula),
    (length, axis) => changes[axis]?.change(length) ?? length,
  );
}

import { defineCalls, layers } from '../define.js';
import { Refusal } from '../refusals.js';
import { Length } from '../shapes/length.js';
import { axisAt } from '../windows.js';

export default defineCalls({
  names: layers('Flatten'),
  output: (call, input) => {
    const axes = input.length === 0 ? [Length.of(1)] : input;
    const from = axisAt(axes, call.number('start_dim'));
    const to = axisAt(axes, call.number('end_dim'));
    if (from > to) throw new Refusal('`start_dim` must not come after `end_dim`');
    return [
      ...axes.slice(0, from),
      Length.product(axes.slice(from, to + 1)),
      ...axes.slice(to + 1),
    ];
  },
});

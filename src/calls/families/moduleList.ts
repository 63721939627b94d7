import { defineCalls, layers } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import { layersIn } from '../containers/layersIn.js';
import type { Layer } from '../layer.js';
import { layerTable } from '../containers/layerTable.js';
import { total } from '../containers/total.js';

export default defineCalls({
  names: layers('ModuleList', 'ModuleDict'),
  parameters: (call) => total(layersOf(call)),
  inner: layersOf,
  table: (call) => layerTable(layersOf(call)),
  unfit: 'it cannot be called',
});

function layersOf(call: GivenCall): Layer[] {
  return call.isNone('modules') ? [] : layersIn(call, [call.value('modules')]);
}

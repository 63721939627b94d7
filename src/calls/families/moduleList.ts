import { layersIn } from '../containers/layersIn.js';
import { layerTable } from '../containers/layerTable.js';
import { total } from '../containers/total.js';
import { defineCalls, layers, type GivenCall, type Layer } from '../define.js';

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

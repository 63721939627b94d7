import { html, nothing, type TemplateResult } from 'lit';
import { resolveLog } from '../../src/labs/learningCurves/logTable.js';
import type { NamedRun } from '../../src/labs/learningCurves/runs/namedRuns.js';
import { sampleIds, sampleTitle } from '../../src/labs/learningCurves/samples.js';
import type { LearningCurvesState, Role } from '../../src/labs/learningCurves/state.js';
import { sourceControls, type SourceControls } from '../data/sourceControls.js';
import { field } from '../ui/controls.js';

const ROLES: readonly { readonly role: Role; readonly title: string }[] = [
  { role: 'step', title: 'Step' },
  { role: 'trainLoss', title: 'Training loss' },
  { role: 'validationLoss', title: 'Validation loss' },
  { role: 'trainAccuracy', title: 'Training accuracy' },
  { role: 'validationAccuracy', title: 'Validation accuracy' },
];

/** Where the log comes from. */
export function logSource(
  { data }: LearningCurvesState,
  actions: Pick<SourceControls, 'choose' | 'openFile' | 'openFolder' | 'paste' | 'drop'>,
): TemplateResult {
  return sourceControls({
    data,
    samples: sampleIds.map((id) => ({ id, title: `Sample: ${sampleTitle(id)}` })),
    example: 'epoch,train_loss,val_loss\n1,0.92,0.95\n2,0.71,0.83',
    kinds: 'CSV, JSON, console output, or Python lists such as val_loss = [0.9, 0.7]',
    formats: 'CSV, JSON, console output, TensorBoard’s event files; several are shown together',
    ...actions,
  });
}

/** Which column of the selected run is what. */
export function columnControls(
  selected: NamedRun | undefined,
  choose: (columns: LearningCurvesState['columns']) => void,
): TemplateResult | typeof nothing {
  if (!selected) return nothing;
  const { columns } = selected;
  const { table } = resolveLog(selected.table, selected.run);
  const names = table.columns.flatMap(({ name, numbers }) => (numbers ? [name] : []));
  return html`<p class="hint">
      ${table.rows.toLocaleString('en')} ${table.rows === 1 ? 'row' : 'rows'},
      ${table.columns.length} columns
    </p>
    ${ROLES.map(({ role, title }) =>
      field(
        title,
        columns[role] ?? '',
        [{ value: '', text: 'none' }, ...names.map((name) => ({ value: name, text: name }))],
        (name) => {
          choose({ ...columns, [role]: name === '' ? null : name });
        },
      ),
    )}`;
}

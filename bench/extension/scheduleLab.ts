import type { FrameLocator } from 'playwright-core';
import { node } from '../../src/labs/schedule/node.js';
import { curveOf, MAX_CURVES, stateOf, type ScheduleState } from '../../src/labs/schedule/state.js';
import { Session } from '../../test/browser/session.js';
import type { Row } from '../row.js';
import { sliderRow } from '../slider.js';

/** The Schedule Lab in the real VS Code: from a slider to the next picture. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const lab = window.lab();
    await window.run('ML Cheatsheets: Open Schedule Lab');
    const slider = lab.locator('.card input[type=range]');
    const two = await sliderRow(
      'schedule lab: slider to new picture, 2 schedules × 100 steps',
      slider,
      { most: 16 },
    );
    await show(lab, cosines(1000));
    const eight = await sliderRow(
      'schedule lab: slider to new picture, 8 schedules × 1,000 steps',
      slider,
    );
    return [two, eight];
  } finally {
    await session.stop();
  }
}

/** As many schedules as the lab shows, each a cosine of another length. */
function cosines(steps: number): ScheduleState {
  const curves = Array.from({ length: MAX_CURVES }, (_, i) =>
    curveOf(node('cosine_annealing_lr', { T_max: steps - 10 * i })),
  );
  return stateOf(curves, { steps });
}

async function show(lab: FrameLocator, state: ScheduleState): Promise<void> {
  await lab.locator('ml-schedule-lab').evaluate((element, shown) => {
    Object.assign(element, { state: shown });
  }, state);
  await lab
    .locator('.card')
    .nth(MAX_CURVES - 1)
    .waitFor();
}

import type { FrameLocator } from 'playwright-core';
import { node } from '../../src/labs/schedule/node.js';
import { curveOf, MAX_CURVES, stateOf, type ScheduleState } from '../../src/labs/schedule/state.js';
import { Session } from '../../test/browser/session.js';
import type { Row } from '../row.js';

/** The Schedule Lab in the real VS Code: from a slider to the next picture. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const lab = window.lab();
    await window.run('ML Cheatsheets: Open Schedule Lab');
    const two = await sliderTimes(lab);
    await show(lab, cosines(1000));
    const eight = await sliderTimes(lab);
    return [
      {
        what: 'schedule lab: slider to new picture, 2 schedules × 100 steps, p95',
        value: p95(two),
        unit: 'ms',
        peer: { name: 'a frame at 60 Hz', value: 1000 / 60 },
        budget: { kind: 'value', most: 16 },
      },
      {
        what: 'schedule lab: slider to new picture, 8 schedules × 1,000 steps, p95',
        value: p95(eight),
        unit: 'ms',
        peer: { name: 'a frame at 60 Hz', value: 1000 / 60 },
      },
    ];
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

/** Milliseconds from a change of the first slider until the picture is new. */
function sliderTimes(lab: FrameLocator): Promise<number[]> {
  return lab
    .locator('.card input[type=range]')
    .first()
    .evaluate(async (element) => {
      const slider = element as HTMLInputElement;
      const from = Number(slider.min);
      const to = Number(slider.max);
      const times: number[] = [];
      for (let i = 0; i < 120; i++) {
        slider.value = String(from + ((to - from) * (i + 1)) / 130);
        const before = document.querySelector('.figure svg');
        const start = performance.now();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        while (document.querySelector('.figure svg') === before) await Promise.resolve();
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return times.slice(20);
    });
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
}

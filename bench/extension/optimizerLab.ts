import type { FrameLocator } from 'playwright-core';
import { createRunner, initialState } from '../../src/labs/optimizer/state.js';
import { Session } from '../../test/browser/session.js';
import type { Row } from '../row.js';

const TEN = [
  'sgd',
  'adam',
  'adamw',
  'rmsprop',
  'adagrad',
  'adamax',
  'nadam',
  'radam',
  'asgd',
  'rprop',
];
const FRAME = 1000 / 60;

/** The Optimizer Lab in the real VS Code: from a slider to the next picture, and frames while it plays. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const lab = window.lab();
    await window.run('ML Cheatsheets: Open Optimizer Lab');
    await window.run('View: Maximize Editor Group');
    const four = await sliderTimes(lab);
    await show(lab);
    const ten = await sliderTimes(lab);
    const rest = await frameTimes(lab);
    await lab.getByRole('button', { name: 'Play' }).click();
    const playing = await frameTimes(lab);
    return [
      {
        what: 'optimizer lab: slider to new pictures, 4 optimizers × 100 steps, p95',
        value: p95(four),
        unit: 'ms',
        peer: { name: 'a frame at 60 Hz', value: FRAME },
        budget: { kind: 'value', most: 16 },
      },
      {
        what: 'optimizer lab: slider to new pictures, 10 optimizers × 5,000 steps, p95',
        value: p95(ten),
        unit: 'ms',
        peer: { name: 'a frame at 60 Hz', value: FRAME },
      },
      {
        what: 'optimizer lab: frame while 10 optimizers × 5,000 steps play, p95',
        value: p95(playing),
        unit: 'ms',
        peer: { name: 'the same panel at rest', value: p95(rest) },
        budget: { kind: 'ratio', most: 1.1 },
      },
    ];
  } finally {
    await session.stop();
  }
}

/** Puts ten optimizers of 5,000 steps into the panel. */
async function show(lab: FrameLocator): Promise<void> {
  const state = {
    ...initialState,
    steps: 5000,
    noise: 1,
    selected: 1,
    runners: TEN.map((id, colour) => createRunner(id, colour, { lr: 0.01 })),
  };
  await lab.locator('ml-optimizer-lab').evaluate((element, shown) => {
    Object.assign(element, { state: shown });
  }, state);
  await lab.getByText('step 5000 of 5000').waitFor();
}

/** Milliseconds from a change of the learning rate until all pictures are new. */
function sliderTimes(lab: FrameLocator): Promise<number[]> {
  return lab
    .locator('.card input[type=range]')
    .first()
    .evaluate(async (element) => {
      const slider = element as HTMLInputElement;
      const times: number[] = [];
      for (let i = 0; i < 80; i++) {
        slider.value = String(-2 + i / 100);
        const before = [...document.querySelectorAll('.figure svg')];
        const start = performance.now();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        while (before.some((svg) => svg.isConnected)) await Promise.resolve();
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return times.slice(20);
    });
}

/** Milliseconds between the frames of some three seconds. */
function frameTimes(lab: FrameLocator): Promise<number[]> {
  return lab.locator('html').evaluate(async () => {
    const times: number[] = [];
    let before = await new Promise(requestAnimationFrame);
    for (let i = 0; i < 180; i++) {
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    return times;
  });
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
}

import type { FrameLocator } from 'playwright-core';
import { createRunner, initialState } from '../../src/labs/optimizer/state.js';
import { Session } from '../../test/browser/session.js';
import { p95, type Row } from '../row.js';
import { sliderRow } from '../slider.js';

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

/** The Optimizer Lab in the real VS Code: from a slider to the next picture, and frames while it plays. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const lab = window.lab();
    await window.run('ML Cheatsheets: Open Optimizer Lab');
    await window.run('View: Maximize Editor Group');
    const rate = lab.locator('.card input[type=range]');
    const over = [-2, -1] as const;
    const four = await sliderRow(
      'optimizer lab: slider to new pictures, 4 optimizers × 100 steps',
      rate,
      { over, most: 16 },
    );
    await show(lab);
    const ten = await sliderRow(
      'optimizer lab: slider to new pictures, 10 optimizers × 5,000 steps',
      rate,
      { over },
    );
    const rest = await frameTimes(lab);
    await lab.getByRole('button', { name: 'Play' }).click();
    const playing = await frameTimes(lab);
    return [
      four,
      ten,
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

import assert from 'node:assert/strict';
import { parseHTML } from 'linkedom/worker';
import { curvesFigure } from '../../../src/labs/activation/figures.js';
import {
  defaultCurve,
  initialState,
  type ActivationState,
} from '../../../src/labs/activation/state.js';
import { fromPixel, toPixel, type Figure } from '../../../src/labs/figure/figure.js';
import { themes, type ThemeKind } from '../../../src/labs/figure/theme.js';
import { contrast } from '../support/contrast.js';

function figure(state: ActivationState, kind: ThemeKind, width: number): Figure {
  const { document } = parseHTML('<html><body></body></html>');
  return curvesFigure(state).draw({
    document,
    width,
    height: Math.round(width * 0.6),
    theme: themes[kind],
  });
}

describe('a figure', () => {
  it('carries no style element, which a strict policy would block', () => {
    assert.equal(figure(initialState, 'dark', 300).svg.querySelector('style'), null);
  });
  it('names what it shows in a legend inside the picture', () => {
    const { svg } = figure(initialState, 'dark', 480);
    const legend = svg.querySelector('[aria-label="legend"]');
    assert.deepEqual(
      [...legend!.querySelectorAll('text')].map((text) => text.textContent),
      ['GELU', 'ReLU', 'f′'],
    );
  });
  it('goes from numbers to pixels and back', () => {
    const { x, y } = figure(initialState, 'light', 480);
    assert.ok(Math.abs(fromPixel(x, toPixel(x, 1.25)) - 1.25) < 1e-12);
    assert.ok(toPixel(y, 1) < toPixel(y, 0), 'y grows upwards');
  });
  it('has no NaN in its paths, however the parameters lie', () => {
    const wild: ActivationState = {
      ...initialState,
      domain: [-1e6, 1e6],
      curves: [
        { ...defaultCurve('elu', 0), params: { alpha: 1e300 } },
        { ...defaultCurve('softplus', 1), params: { beta: -1e-300 } },
        { ...defaultCurve('silu', 2) },
      ],
    };
    assert.doesNotMatch(figure(wild, 'light', 400).svg.outerHTML, /NaN|Infinity/);
  });
});

describe('colors stand out in every theme', () => {
  const BACKGROUNDS: Record<ThemeKind, string[]> = {
    light: ['#ffffff', '#f8f8f8', '#f3f3f3'],
    dark: ['#1f1f1f', '#252526', '#2d2d30'],
    highContrast: ['#000000', '#0c141f'],
    highContrastLight: ['#ffffff'],
  };
  for (const [kind, backgrounds] of Object.entries(BACKGROUNDS) as [ThemeKind, string[]][]) {
    it(`${kind}: lines 3 : 1, text 4.5 : 1`, () => {
      const { foreground, muted, series, valley } = themes[kind];
      for (const background of backgrounds) {
        const lowest = mixed(background, valley.colour, valley.opacity);
        for (const colour of series)
          assert.ok(contrast(colour, lowest) >= 3, `${colour} in a valley, ${lowest}`);
        for (const colour of series)
          assert.ok(contrast(colour, background) >= 3, `${colour} on ${background}`);
        for (const colour of [foreground, muted])
          assert.ok(contrast(colour, background) >= 4.5, `${colour} on ${background}`);
      }
    });
  }
});

/** A color laid over another one; both as `#rrggbb`. */
function mixed(below: string, above: string, opacity: number): string {
  const channel = (colour: string, i: number): number =>
    Number.parseInt(colour.slice(2 * i + 1, 2 * i + 3), 16);
  const channels = [0, 1, 2].map((i) =>
    Math.round(channel(below, i) + opacity * (channel(above, i) - channel(below, i)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${channels.join('')}`;
}

import assert from 'node:assert/strict';
import { formula, plot, type Picture } from '../../../src/answers/labs/pictures.js';
import { allLabs } from '../../../src/labs/index.js';
import { optimizerLab } from '../../../src/labs/optimizer/lab.js';
import { activationLab } from '../../../src/labs/activation/lab.js';
import { scheduleLab } from '../../../src/labs/schedule/lab.js';
import { uncalled, type Value } from '../../../src/python/index.js';
import { defaultCurve, type ActivationState } from '../../../src/labs/activation/state.js';

function svgOf(uri: string): string {
  return Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64').toString('utf8');
}

const literal = (value: number): Value => ({ kind: 'literal', value, text: String(value) });

function plotted(...args: Parameters<typeof plot>): Picture {
  const picture = plot(...args);
  assert.ok(picture);
  return picture;
}

function leaky(slope: number): ActivationState {
  const curve = { ...defaultCurve('leaky_relu', 0), params: { negative_slope: slope } };
  return { ...activationLab.initial, curves: [curve] };
}

describe('the pictures of a hover', () => {
  it('are drawn once for a call, and anew for another call or theme', () => {
    const first = plotted('activation', leaky(0.3), 'dark');
    assert.equal(plotted('activation', leaky(0.3), 'dark'), first);
    assert.notEqual(plotted('activation', leaky(0.2), 'dark').uri, first.uri);
    assert.notEqual(plotted('activation', leaky(0.3), 'light').uri, first.uri);
  });

  it('are forgotten after many others', () => {
    const first = plotted('activation', leaky(0.3), 'dark');
    for (let i = 1; i <= 64; i++) plotted('activation', leaky(i / 100 + 0.5), 'dark');
    const again = plotted('activation', leaky(0.3), 'dark');
    assert.notEqual(again, first);
    assert.equal(again.uri, first.uri);
  });

  it('keep every digit of their words', () => {
    const { state } = scheduleLab.fromCode(
      {
        name: 'torch.optim.lr_scheduler.LinearLR',
        arguments: {
          ...uncalled('').arguments,
          keywords: new Map([['start_factor', literal(0.25)]]),
        },
      },
      [],
    );
    const words: readonly string[] =
      svgOf(plotted('schedule', state, 'dark').uri).match(/>[\d.]+</g) ?? [];
    assert.ok(words.includes('>0.025<'), words.join(' '));
  });

  it('are small enough for a hover, which VS Code cuts at 100,000 characters', () => {
    assert.ok(plotted('activation', leaky(0.3), 'dark').uri.length < 12_000);
    for (const { id, initial } of allLabs) {
      assert.ok((plot(id, initial, 'dark')?.uri.length ?? 0) < 40_000, id);
    }
  });

  it('keep every digit of their words and looks, a tenth of a pixel of the rest', () => {
    const svg = svgOf(plotted('activation', leaky(0.125), 'dark').uri);
    assert.match(svg, />LeakyReLU\(negative_slope=0\.125\)</);
    assert.doesNotMatch(svg, / (?:d|transform)="[^"]*\.\d\d/);
    const ground = svgOf(plotted('optimizer', optimizerLab.initial, 'dark').uri);
    assert.match(ground, /fill-opacity="0\.0\d\d/);
  });

  it('have the color of the theme in place of currentColor', () => {
    const drawn = { tex: 'x', text: 'x', svg: '<svg fill="currentColor"/>', width: 10, height: 10 };
    assert.equal(svgOf(formula(drawn, 'highContrast').uri), '<svg fill="#ffffff"/>');
    assert.equal(svgOf(formula(drawn, 'highContrastLight').uri), '<svg fill="#000000"/>');
  });

  it('are refused for states and labs that are not', () => {
    assert.throws(() => plotted('activation', { curves: [] }, 'dark'));
    assert.throws(() => plotted('nowhere', {}, 'dark'), /there is no lab nowhere/);
  });
});

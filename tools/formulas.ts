import '@mathjax/src/js/util/asyncLoad/esm.js';
import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import { optimize } from 'svgo';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const converter = mathjax.document('', {
  InputJax: new TeX({
    packages: ['base', 'ams'],
    formatError: (_jax: unknown, { message }: { message: string }) => {
      throw new Error(message);
    },
  }),
  OutputJax: new SVG({ fontCache: 'local' }),
});

/** Height of an x beside 13 px text, in CSS pixels. */
const EX = 7.4;

export interface DrawnFormula {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws TeX as a self-contained SVG in `currentColor`.
 *
 * @throws {Error} if the TeX is not understood.
 */
export async function drawFormula(tex: string): Promise<DrawnFormula> {
  const node = (await converter.convertPromise(tex, { display: true })) as LiteElement;
  const markup = adaptor.innerHTML(node);
  const size = /width="([\d.]+)ex" height="([\d.]+)ex"/.exec(markup);
  if (!size?.[1] || !size[2]) throw new Error(`no size in the picture of ${tex}`);
  const width = Math.ceil(Number(size[1]) * EX);
  const height = Math.ceil(Number(size[2]) * EX);
  const svg = markup
    .replace(/<mjx-assistive-mml[\s\S]*$/, '')
    .replace(size[0], `width="${width}" height="${height}"`)
    .replace(/ (style|role|focusable|data-[\w-]+|aria-[\w-]+)="[^"]*"/g, '');
  // A thousandth of an em, the unit of the outlines, is more than fine enough.
  const { data } = optimize(svg, { floatPrecision: 0, multipass: true });
  return { svg: data, width, height };
}

import type { Types } from '../../../src/snippets/index.js';
import type { Snippet } from '../readSnippet.js';
import type { Combination } from './combination.js';
import { Composition } from './composition.js';
import { pairsOf } from './pairs.js';
import { scriptsOf } from './scripts.js';
import { writeTraining, TRAININGS } from './trainings.js';
import { OF_OWN_SHAPE, RENAMED } from './world.js';

/** Each snippet is in so many sequences at least. */
export const TIMES = 5;

const SEED = 13;

/** Of each group at most one is in a sequence: what they take by one name differs in shape or kind. */
const APART: readonly (readonly string[])[] = [
  ['saving/onnx', 'saving/onnxRun'],
  [...OF_OWN_SHAPE, 'debugging/anomaly', 'optimizers/lbfgs', 'tensors/perSampleGradients'],
  [
    'distributed/ddpScript',
    'distributed/fsdp',
    'distributed/accumulate',
    'distributed/checkpoint',
    'distributed/reduceMetrics',
    'distributed/rankZero',
  ],
];

/** What a file has before its first snippet. */
const STARTS: readonly string[] = [
  '',
  'import numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom torch import Tensor, nn\n',
  'import torch as t\nimport torch.nn as tnn\n',
  RENAMED,
];

/** Every combination that is run. */
export function combinationsOf(snippets: readonly Snippet[], types: Types): Combination[] {
  return [
    ...pairsOf(snippets, types),
    ...scriptsOf(snippets, types),
    ...sequencesOf(snippets, types),
  ];
}

/** Random sequences of three to six, the same in every run, until each snippet has been in enough. */
function sequencesOf(all: readonly Snippet[], types: Types): Combination[] {
  const random = randomFrom(SEED);
  const snippets = all.filter(({ unproven }) => unproven === undefined);
  const times = new Map(snippets.map(({ id }) => [id, 0]));
  const found: Combination[] = [];
  for (;;) {
    const rare = snippets.filter(({ id }) => (times.get(id) ?? 0) < TIMES);
    if (rare.length === 0) return found;
    const length = 3 + Math.floor(random() * 4);
    const chosen: Snippet[] = [];
    while (chosen.length < length) {
      const pool = rare.length > chosen.length ? rare : snippets;
      const next = pool[Math.floor(random() * pool.length)]!;
      if (chosen.includes(next) || !goesWith(next, chosen)) {
        if (random() < 0.2) break;
        continue;
      }
      chosen.push(next);
    }
    if (chosen.length < 3) continue;
    for (const { id } of chosen) times.set(id, (times.get(id) ?? 0) + 1);
    const start = STARTS[Math.floor(random() * STARTS.length)]!;
    const ids = chosen.map(({ id }) => id);
    const name = `sequence ${found.length + 1}`;
    found.push({ name, snippets: ids, compose: () => composed(name, chosen, start, types) });
  }
}

function composed(name: string, chosen: readonly Snippet[], start: string, types: Types): string {
  const file = new Composition(start, types);
  try {
    for (const snippet of chosen) {
      if (TRAININGS.has(snippet.id)) writeTraining(file, snippet);
      else file.insert(snippet);
    }
  } catch (error) {
    const ids = chosen.map(({ id }) => id).join(', ');
    throw new Error(`${name} (${ids}): ${String(error)}\n${file.text}`, { cause: error });
  }
  return file.text;
}

function goesWith(next: Snippet, chosen: readonly Snippet[]): boolean {
  const all = [next, ...chosen];
  const plays = all.some(({ id }) => id === 'reinforcement/policyGradient'); // its network takes no images
  if (plays && all.some(({ uses }) => uses.includes('model'))) return false;
  const groups = APART.filter((group) => group.includes(next.id));
  return !chosen.some(({ id }) => groups.some((group) => group.includes(id)));
}

/** Random numbers in [0, 1) (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

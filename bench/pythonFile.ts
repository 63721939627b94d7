import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Library } from '../src/content/index.js';
import type { Labs } from '../src/answers/labs/labCalls.js';
import { readCatalogue, type Snippet } from '../src/snippets/index.js';

const IMPORTS = 'import torch\nimport torch.nn.functional as F\nfrom torch import nn\n';
const LINES_OF_A_MODEL = 20;
/** One model in so many is trained. */
const EVERY = 10;

/** A module of twenty lines with numbers of its own, whose names repeat across scopes as in real files. */
const model = (i: number): string => `
class Net${i}(nn.Module):
    def __init__(self, width: int = 64):
        super().__init__()
        self.inner = nn.Linear(${i + 1}, 2 * width)
        self.act = nn.LeakyReLU(${i + 1}e-4)
        self.outer = nn.Linear(2 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = self.act(self.inner(x))
        h = F.dropout(h, p=0.1, training=self.training)
        return x + self.outer(h).view(x.shape)


model${i} = Net${i}(32)
${i % EVERY === 0 ? training(i) : checks(i)}`;

const training = (
  i: number,
): string => `optimizer${i} = torch.optim.AdamW(model${i}.parameters(), lr=${i + 1}e-4)
x${i} = torch.randn(8, 32)
loss${i} = F.mse_loss(model${i}(x${i}), x${i})
loss${i}.backward()
optimizer${i}.step()
`;

const checks = (i: number): string => `x${i} = torch.randn(8, 32)
y${i} = model${i}(x${i})
assert y${i}.shape == x${i}.shape
assert not y${i}.isnan().any()
print(f"{y${i}.mean().item():.3f}")
`;

/** Python code of about that many lines. */
export function pythonFile(lines: number): string {
  return IMPORTS + Array.from({ length: lines / LINES_OF_A_MODEL }, (_, i) => model(i)).join('');
}

/** The entries as the build wrote them. */
export function builtLibrary(): Library {
  return new Library((name) => Promise.resolve(built('content', name)));
}

/** The snippets as the build wrote them. */
export function builtSnippets(): readonly Snippet[] {
  return readCatalogue(built('snippets', 'catalogue.json'));
}

/** The labs as the extension loads them. */
export function builtLabs(): Labs {
  return createRequire(import.meta.url)('../dist/labs.cjs') as Labs;
}

function built(...path: readonly string[]): string {
  return readFileSync(join(import.meta.dirname, '..', 'dist', ...path), 'utf8');
}

import type { Literal } from '../../python/index.js';
import type { MetricCall } from './calls.js';
import type { MetricsState } from './state.js';

/** An argument that the lab has a control for. */
export interface KnownArgument {
  readonly name: string;
  /** What a call without it means. */
  readonly absent: Partial<MetricsState>;
  /** What a literal means, or `undefined` where it is not one that the lab understands. */
  readonly read: (value: Literal) => Partial<MetricsState> | undefined;
  /** Its value as Python, or `undefined` where it need not be there. */
  readonly write: (state: MetricsState) => string | undefined;
}

const ARGUMENTS: readonly KnownArgument[] = [
  {
    name: 'pos_label',
    absent: { positive: null },
    read: (value) => {
      const known = typeof value === 'number' || (typeof value === 'string' && value !== '');
      return known && (typeof value === 'number' || !isNumber(value))
        ? { positive: String(value) }
        : undefined;
    },
    write: ({ positive }) =>
      positive === null ? undefined : isNumber(positive) ? positive : pythonString(positive),
  },
  {
    name: 'n_bins',
    absent: { bins: 5 },
    read: (bins) =>
      typeof bins === 'number' && Number.isInteger(bins) && bins >= 1 && bins <= 100
        ? { bins }
        : undefined,
    write: ({ bins }) => (bins === 5 ? undefined : String(bins)),
  },
  {
    name: 'strategy',
    absent: { strategy: 'uniform' },
    read: (strategy) =>
      strategy === 'uniform' || strategy === 'quantile' ? { strategy } : undefined,
    write: ({ strategy }) => (strategy === 'uniform' ? undefined : pythonString(strategy)),
  },
  {
    name: 'normalize',
    absent: { normalize: null },
    read: (normalize) =>
      normalize === null || normalize === 'true' || normalize === 'pred' || normalize === 'all'
        ? { normalize }
        : undefined,
    write: ({ normalize }) => (normalize === null ? undefined : pythonString(normalize)),
  },
  {
    name: 'threshold',
    absent: { threshold: null },
    read: (threshold) =>
      typeof threshold === 'number' && Number.isFinite(threshold) ? { threshold } : undefined,
    write: ({ threshold }) =>
      threshold === null || threshold === 0.5 ? undefined : String(threshold),
  },
];

/** The arguments of a call that the lab has controls for. */
export function knownArguments({ signature }: MetricCall): readonly KnownArgument[] {
  const parts = signature.split(/,\s*/);
  return ARGUMENTS.filter(({ name }) => parts.some((part) => part.startsWith(`${name}=`)));
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function pythonString(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

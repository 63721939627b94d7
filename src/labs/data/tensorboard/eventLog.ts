import { readRecords, type RecordsEnd } from './records.js';
import { scalarOf } from './tensor.js';
import { Wire, WireError } from './wire.js';

/** `SessionLog.START` of tensorflow/core/util/event.proto. */
const START = 1;
/** Files of this version on say which steps a restarted run writes again. */
const SAYS_RESTARTS = 2;

/** The values of one tag, in the order in which they were written. */
export interface Scalars {
  readonly tag: string;
  readonly steps: number[];
  /** Seconds since 1970. */
  readonly wallTimes: number[];
  readonly values: number[];
}

/** What is not shown as a curve, by its kind: how often it was written. */
export type Kind = 'image' | 'audio clip' | 'histogram' | 'text' | 'tensor' | 'graph';

/** Values that a restarted run took back. */
export interface Purge {
  /** All from this step on. */
  readonly step: number;
  readonly values: number;
}

interface Tag {
  /** What TensorBoard shows it with; said with the first value of a tag alone. */
  plugin: string;
  scalars?: Scalars;
}

/** What the event files of one run hold, read file by file in the order of their names. */
export class EventLog {
  readonly scalars: Scalars[] = [];
  readonly others = new Map<Kind, number>();
  readonly hyperparameters = new Map<string, number | string | boolean>();
  readonly purges: Purge[] = [];
  /** Records that hold no event. */
  unreadable = 0;
  readonly #tags = new Map<string, Tag>();
  #version = 0;

  /**
   * Reads a file, or what was appended to it.
   *
   * @param from the offset at which an earlier call ended.
   */
  read(bytes: Uint8Array, from = 0): RecordsEnd {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return readRecords(
      bytes,
      (record) => {
        try {
          this.#event(new Wire(bytes, view, record.from, record.to));
        } catch (error) {
          if (!(error instanceof WireError)) throw error;
          this.unreadable++;
        }
      },
      from,
    );
  }

  #event(event: Wire): void {
    let [wallTime, step] = [NaN, 0];
    let summary: Wire | undefined;
    while (event.next()) {
      switch (event.field) {
        case 1:
          wallTime = event.double();
          break;
        case 2:
          step = event.int();
          break;
        case 3:
          this.#version = Number(/^brain\.Event:(\d+)/.exec(event.text())?.[1] ?? 0);
          break;
        case 4:
          this.#count('graph');
          break;
        case 5:
          summary = event.message();
          break;
        case 7:
          this.#session(event.message(), step);
      }
    }
    while (summary?.next()) {
      if (summary.field === 1) this.#value(summary.message(), step, wallTime);
    }
  }

  /** `step` of an event is written before its session. */
  #session(session: Wire, step: number): void {
    let status = 0;
    while (session.next()) if (session.field === 1) status = session.int();
    if (status === START && this.#version >= SAYS_RESTARTS) this.#purge(step);
  }

  #purge(step: number): void {
    let dropped = 0;
    for (const { steps, wallTimes, values } of this.scalars) {
      let kept = 0;
      for (let i = 0; i < steps.length; i++) {
        if ((steps[i] ?? 0) >= step) continue;
        steps[kept] = steps[i] ?? 0;
        wallTimes[kept] = wallTimes[i] ?? NaN;
        values[kept] = values[i] ?? NaN;
        kept++;
      }
      dropped += steps.length - kept;
      steps.length = wallTimes.length = values.length = kept;
    }
    if (dropped > 0) this.purges.push({ step, values: dropped });
  }

  #value(value: Wire, step: number, wallTime: number): void {
    let tag = '';
    let plugin: { readonly name: string; readonly content: Wire | undefined } | undefined;
    let found: number | undefined;
    let kind: Kind | undefined;
    while (value.next()) {
      switch (value.field) {
        case 1:
          tag = value.text();
          break;
        case 2:
          found = value.float();
          break;
        case 3:
        case 5:
          kind = 'histogram';
          break;
        case 4:
          kind = 'image';
          break;
        case 6:
          kind = 'audio clip';
          break;
        case 8:
          found = scalarOf(value.message());
          kind = 'tensor';
          break;
        case 9:
          plugin = pluginOf(value.message());
      }
    }
    if (plugin?.content && plugin.name === 'hparams') this.#hyperparameters(plugin.content);
    this.#keep({ tag, plugin: plugin?.name ?? '', found, kind, step, wallTime });
  }

  #keep(value: {
    readonly tag: string;
    readonly plugin: string;
    readonly found: number | undefined;
    readonly kind: Kind | undefined;
    readonly step: number;
    readonly wallTime: number;
  }): void {
    const { found, kind } = value;
    let tag = this.#tags.get(value.tag);
    if (!tag) this.#tags.set(value.tag, (tag = { plugin: value.plugin }));
    const { plugin } = tag;
    if (plugin === 'hparams') return;
    const isScalar = kind !== 'tensor' || plugin === '' || plugin === 'scalars';
    if (found === undefined || !isScalar) {
      this.#count(kind === 'tensor' ? (KINDS[plugin] ?? 'tensor') : kind);
      return;
    }
    if (!tag.scalars) {
      tag.scalars = { tag: value.tag, steps: [], wallTimes: [], values: [] };
      this.scalars.push(tag.scalars);
    }
    tag.scalars.steps.push(value.step);
    tag.scalars.wallTimes.push(value.wallTime);
    tag.scalars.values.push(found);
  }

  #count(kind: Kind | undefined): void {
    if (kind) this.others.set(kind, (this.others.get(kind) ?? 0) + 1);
  }

  /** `HParamsPluginData` of tensorboard/plugins/hparams/plugin_data.proto. */
  #hyperparameters(data: Wire): void {
    while (data.next()) {
      if (data.field !== 3) continue;
      const session = data.message();
      while (session.next()) if (session.field === 1) this.#hyperparameter(session.message());
    }
  }

  #hyperparameter(entry: Wire): void {
    let name = '';
    let value: number | string | boolean | undefined;
    while (entry.next()) {
      if (entry.field === 1) name = entry.text();
      else if (entry.field === 2) value = plainValue(entry.message());
    }
    if (value !== undefined) this.hyperparameters.set(name, value);
  }
}

/** By the names of TensorBoard's plugins. */
const KINDS: Readonly<Record<string, Kind>> = {
  images: 'image',
  audio: 'audio clip',
  histograms: 'histogram',
  text: 'text',
};

/** `SummaryMetadata.plugin_data`. */
function pluginOf(metadata: Wire): { readonly name: string; readonly content: Wire | undefined } {
  let name = '';
  let content: Wire | undefined;
  while (metadata.next()) {
    if (metadata.field !== 1) continue;
    const data = metadata.message();
    while (data.next()) {
      if (data.field === 1) name = data.text();
      else if (data.field === 2) content = data.message();
    }
  }
  return { name, content };
}

/** `google.protobuf.Value` of a number, a text or a Boolean. */
function plainValue(value: Wire): number | string | boolean | undefined {
  let found: number | string | boolean | undefined;
  while (value.next()) {
    if (value.field === 2) found = value.double();
    else if (value.field === 3) found = value.text();
    else if (value.field === 4) found = value.int() !== 0;
  }
  return found;
}

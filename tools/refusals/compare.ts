import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCall } from '../../src/calls/index.js';
import { Names } from '../../src/content/index.js';
import { callsIn, PythonSource } from '../../src/python/index.js';
import { nameData, readSymbols } from '../content/symbols.js';

/** Calls of one class, as `tools/reference/refusals.py` tried them. */
interface Case {
  readonly name: string;
  /** The call with `{0}` and `{1}` for the values; without it, the texts are whole calls. */
  readonly call?: string;
  readonly accepted?: readonly string[];
  /** Refused or not, by what the names in the call stand for. */
  readonly depends?: readonly string[];
  /** By what PyTorch says. */
  readonly refused?: Readonly<Record<string, readonly string[]>>;
}

/** A call with what PyTorch says of it and what is said here. */
export interface Tried {
  readonly name: string;
  readonly source: string;
  /** What PyTorch says against it for whatever the names stand for. */
  readonly refusal: string | undefined;
  /** It was given an object instead of a literal, which is never judged. */
  readonly isObject: boolean;
  readonly said: readonly string[];
}

const PRELUDE = [
  'import torch',
  'from torch import nn, optim',
  'from torch.optim import lr_scheduler, swa_utils',
  'from torch.utils import data',
  'from collections import OrderedDict',
  'import math',
  '',
].join('\n');
const FIXTURE = join('test', 'fixtures', 'reference', 'refusals.json');
/** Calls that are read as one file. */
const AT_ONCE = 400;

/** All calls that PyTorch was asked about. */
export function tryAll(path = FIXTURE): {
  versions: Readonly<Record<string, string>>;
  tried: Tried[];
} {
  const table = readSymbols(join('content', 'signatures'));
  const names = new Names(nameData(table, []));
  const signatureOf = (name: string): string | undefined => table.symbols.get(name)?.signature;
  const { cases, versions } = JSON.parse(readFileSync(path, 'utf8')) as {
    cases: Case[];
    versions: Record<string, string>;
  };
  const asked = cases.flatMap(askedIn);
  const tried: Tried[] = [];
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE);
    let text = PRELUDE;
    const starts = new Map<number, (typeof some)[number]>();
    for (const one of some) {
      starts.set(text.length, one);
      text += `${one.source}\n`;
    }
    for (const call of callsIn(PythonSource.parse(text), names)) {
      const one = starts.get(call.from);
      if (!one) continue;
      const said = checkCall(call, signatureOf).map(({ sentence }) => sentence);
      tried.push({ ...one, said });
      starts.delete(call.from);
    }
    for (const { source } of starts.values()) throw new Error(`${source} is not read as a call`);
  }
  return { versions, tried };
}

/** An object in place of a literal. */
const OBJECT = /^(net|lambda\b.*|torch\..*)$/;

function askedIn({ name, call, accepted = [], depends = [], refused = {} }: Case) {
  const calls = (texts: readonly string[], refusal?: string) =>
    texts.map((text) => ({
      name,
      source: call === undefined ? text : filled(call, text),
      refusal,
      isObject: call !== undefined && OBJECT.test(text),
    }));
  return [
    ...calls([...accepted, ...depends]),
    ...Object.entries(refused).flatMap(([refusal, texts]) => calls(texts, refusal)),
  ];
}

function filled(template: string, text: string): string {
  const values = template.includes('{1}') ? text.split(' & ') : [text];
  return template.replace(/\{([01])\}/g, (_, at: string) => values[Number(at)] ?? '');
}

/** How many refusals are said, by class. */
export interface Count {
  readonly name: string;
  readonly accepted: number;
  readonly refused: number;
  readonly missed: readonly Tried[];
  readonly false: readonly Tried[];
}

export function countByClass(tried: readonly Tried[]): Count[] {
  const names = [...new Set(tried.map(({ name }) => name))];
  return names.map((name) => {
    const own = tried.filter((one) => one.name === name);
    const refused = own.filter(({ refusal, isObject }) => refusal !== undefined && !isObject);
    return {
      name,
      accepted: own.filter(({ refusal }) => refusal === undefined).length,
      refused: refused.length,
      missed: refused.filter(({ said }) => said.length === 0),
      false: own.filter(({ refusal, said }) => refusal === undefined && said.length > 0),
    };
  });
}

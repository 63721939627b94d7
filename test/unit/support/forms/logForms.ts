import { consoles } from './consoleForms.js';
import { jsons } from './jsonForms.js';
import { publicForms } from './publicForms.js';
import type { LogForm } from './logForm.js';
import { tables } from './tableForms.js';
import { verdicts } from './verdictForms.js';

export const logForms: readonly { readonly kind: string; readonly forms: readonly LogForm[] }[] = [
  { kind: 'a table', forms: tables },
  { kind: 'JSON', forms: jsons },
  { kind: 'a console', forms: consoles },
  { kind: 'a verdict', forms: verdicts },
  { kind: 'a public repository', forms: publicForms },
];

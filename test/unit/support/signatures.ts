import assert from 'node:assert/strict';
import type { Form } from '../../../src/engine/registry.js';

/**
 * Asserts that the forms' signatures are the real ones, parameter for parameter and default for
 * default. A built-in function has none to inspect (null).
 */
export function assertSignatures(
  forms: readonly Form[],
  real: Readonly<Record<string, string | null>>,
): void {
  for (const { name, signature } of forms) {
    assert.ok(name in real, `no signature of ${name}`);
    if (real[name] !== null) assert.equal(signature, real[name], name);
  }
}

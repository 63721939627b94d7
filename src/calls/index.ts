/** What follows from the arguments of a call: parameters, output sizes, memory. */
export { checkCall } from './check/checkCall.js';
export type { Problem } from './check/problem.js';
export { computeCall, computes, layerOf, parametersOf, type Computed } from './compute.js';
export type { Layer, Shape } from './define.js';
export { nestedNames } from './nestedNames.js';
export { Refusal, Unreadable } from './refusals.js';

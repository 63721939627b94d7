/** What is loaded on first use: the labs with the engine and what draws them, and what follows from calls. */
export { computeCall, nestedNames, parametersOf } from '../../calls/index.js';
export { allLabs, foreignNames, labById, labFor } from '../../labs/index.js';
export { formula, lossPlot, plot } from './pictures.js';
export { labOfFile } from './labOfFile.js';

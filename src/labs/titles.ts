/** Every lab, in the order of the palette. Loaded at activation, which the labs themselves are not. */
export const labTitles = {
  activation: 'Activation Lab',
  optimizer: 'Optimizer Lab',
  schedule: 'Schedule Lab',
  metrics: 'Metrics Lab',
  learningCurves: 'Learning Curves',
} as const;

export type LabId = keyof typeof labTitles;

export const labIds = Object.keys(labTitles) as readonly LabId[];

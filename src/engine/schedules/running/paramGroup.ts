/**
 * What PyTorch's schedulers read from and write to an optimizer's parameter group. Schedulers of one
 * composition share it, and so act on one another exactly as they do there.
 */
export interface ParamGroup {
  /** The learning rate in force. */
  lr: number;
  /** The rate that the first scheduler found, or what `OneCycleLR` put in its place. */
  initialLr: number | undefined;
  /** The rate that the optimizer was made with. */
  readonly defaultLr: number;
  /** The optimizer's momentum or β₁; `null` for an optimizer that has neither. */
  momentum: number | null;
  /** Whether a scheduler drives the momentum. */
  cyclesMomentum: boolean;
  maxLr: number;
  minLr: number;
  maxMomentum: number;
  baseMomentum: number;
  swaLr: number;
}

/** The parameter group of a new optimizer. */
export function createGroup(lr: number, momentum: number | null): ParamGroup {
  return {
    lr,
    initialLr: undefined,
    defaultLr: lr,
    momentum,
    cyclesMomentum: false,
    maxLr: lr,
    minLr: lr,
    maxMomentum: 0,
    baseMomentum: 0,
    swaLr: lr,
  };
}

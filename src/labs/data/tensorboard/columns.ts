/** Column of the steps of event files. */
export const STEP = 'step';
/** Column of the seconds since 1970 at which a row was written. */
export const WALL_TIME = 'wall_time';

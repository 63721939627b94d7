/** Seconds that a whole run takes at speed 1. */
const RUN_SECONDS = 8;
/** Where motion is not wanted, a run is shown in so many pictures, one a second. */
const STILLS = 10;

/** Which step of the runs is shown, and the time that moves it. Fires `step`, and `state` on start and stop. */
export class Player extends EventTarget {
  /** How many steps the runs have. */
  #steps: number;
  #step: number;
  #speed = 1;
  #frame: number | undefined;
  #timer: number | undefined;

  constructor(steps: number) {
    super();
    this.#steps = steps;
    this.#step = steps;
  }

  get steps(): number {
    return this.#steps;
  }

  /** The point of the runs that is shown, a fraction while it plays: 0 to `steps`. */
  get step(): number {
    return Math.floor(this.#step);
  }

  get playing(): boolean {
    return this.#frame !== undefined || this.#timer !== undefined;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.dispatchEvent(new Event('state'));
  }

  /** Takes up other runs; who was at the end stays there. */
  fit(steps: number): void {
    const atEnd = this.step === this.#steps;
    this.#steps = steps;
    this.seek(atEnd ? steps : Math.min(this.step, steps));
  }

  seek(step: number): void {
    this.#step = Math.min(this.#steps, Math.max(0, step));
    this.dispatchEvent(new Event('step'));
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.#play();
  }

  pause(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    if (this.#timer !== undefined) clearInterval(this.#timer);
    this.#frame = undefined;
    this.#timer = undefined;
    this.dispatchEvent(new Event('state'));
  }

  #play(): void {
    if (this.#step >= this.#steps) this.seek(0);
    if (wantsNoMotion()) this.#showStills();
    else this.#animate(performance.now());
    this.dispatchEvent(new Event('state'));
  }

  #animate(before: number): void {
    this.#frame = requestAnimationFrame((now) => {
      const seconds = Math.max(0, now - before) / 1000;
      this.seek(this.#step + (seconds * this.#speed * this.#steps) / RUN_SECONDS);
      if (this.#step >= this.#steps) this.pause();
      else this.#animate(now);
    });
  }

  #showStills(): void {
    this.#timer = window.setInterval(() => {
      this.seek(this.#step + this.#steps / STILLS);
      if (this.#step >= this.#steps) this.pause();
    }, 1000 / this.#speed);
  }
}

function wantsNoMotion(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches ||
    document.body.classList.contains('vscode-reduce-motion')
  );
}

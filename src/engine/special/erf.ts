import { exp, expOfSum } from './exp.js';

// The rational approximations that Sun Microsystems published with fdlibm (s_erf.c, 1993), one for
// each range of |x|, written out: a loop over coefficients takes three times as long.

const ERF_ONE = 8.45062911510467529297e-1; // erf(1), rounded to single precision
const SLOPE_REST = 1.28379167095512558561e-1; // erf′(0) − 1

const PER_UNIT = 64; // Taylor series of erf for each unit of x
const TERMS = 8;
const taylor = /* @__PURE__ */ taylorSeries();

/** The error function, within 2 ulp; erf(±∞) = ±1, NaN stays NaN, −0 stays −0. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 0.84375) {
    if (a < 2 ** -28) return x + x * SLOPE_REST;
    return x + x * small(x * x);
  }
  if (!(a < 6)) return Number.isNaN(x) ? x : Math.sign(x);
  const nearest = (a * PER_UNIT + 0.5) | 0;
  const h = a - nearest / PER_UNIT;
  const t = (nearest - 0.84375 * PER_UNIT) * TERMS;
  const rest =
    taylor[t + 1]! +
    h *
      (taylor[t + 2]! +
        h *
          (taylor[t + 3]! +
            h *
              (taylor[t + 4]! + h * (taylor[t + 5]! + h * (taylor[t + 6]! + h * taylor[t + 7]!)))));
  const value = taylor[t]! + h * rest;
  return x < 0 ? -value : value;
}

/**
 * The coefficients of erf(c + h) by powers of h, for c from 0.84375 to 6: behind erf(c) those of
 * erf′(c)·Σ (−1)ⁿ Hₙ(c) hⁿ⁺¹/(n + 1)!, with the Hermite polynomials Hₙ. (Abramowitz & Stegun 7.1.19)
 */
function taylorSeries(): Float64Array {
  const first = 0.84375 * PER_UNIT;
  const series = new Float64Array((6 * PER_UNIT - first + 1) * TERMS);
  for (let i = first; i <= 6 * PER_UNIT; i++) {
    const c = i / PER_UNIT;
    const at = (i - first) * TERMS;
    let [hermite, next] = [1, 2 * c];
    let factor = (2 / Math.sqrt(Math.PI)) * exp(-c * c);
    series[at] = 1 - erfc(c);
    for (let n = 0; n < TERMS - 1; n++) {
      series[at + n + 1] = hermite * factor;
      [hermite, next] = [next, 2 * c * next - 2 * (n + 1) * hermite];
      factor /= -(n + 2);
    }
  }
  return series;
}

/** 1 − erf(x) without cancellation, within 2 ulp; erfc(∞) = 0, erfc(−∞) = 2. */
export function erfc(x: number): number {
  const a = Math.abs(x);
  if (a < 0.84375) {
    const z = x * x;
    const y = small(z);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (Number.isNaN(x)) return x;
  if (a < 1.25) {
    const y = nearOne(a - 1);
    return x < 0 ? 1 + (ERF_ONE + y) : 1 - ERF_ONE - y;
  }
  const tail = a < 28 ? upperTail(a) : 0;
  return x < 0 ? 2 - tail : tail;
}

/** erfc(a) for 1.25 ≤ a < 28: exp(−a²)·(…)/a, with a² split so that no digit of it is lost. */
function upperTail(a: number): number {
  const s = 1 / (a * a);
  const head = Math.fround(a); // its square is exact
  const rest = a < 1 / 0.35 ? middle(s) : tail(s);
  return expOfSum(-head * head - 0.5625, (head - a) * (head + a) + rest) / a;
}

/** (erf(x) − x)/x for |x| < 0.84375, by z = x². */
function small(z: number): number {
  const p =
    (((-2.37630166566501626084e-5 * z - 5.77027029648944159157e-3) * z -
      2.84817495755985104766e-2) *
      z -
      3.2504210724700149937e-1) *
      z +
    1.28379167095512558561e-1;
  const q =
    ((((-3.9602282787753681232e-6 * z + 1.32494738004321644526e-4) * z +
      5.08130628187576562776e-3) *
      z +
      6.50222499887672944485e-2) *
      z +
      3.97917223959155352819e-1) *
      z +
    1;
  return p / q;
}

/** erf(a) − ERF_ONE for a < 1.25, by s = a − 1. */
function nearOne(s: number): number {
  const p =
    (((((-2.166375594868790843e-3 * s + 3.54783043256182359371e-2) * s -
      1.10894694282396677476e-1) *
      s +
      3.18346619901161753674e-1) *
      s -
      3.72207876035701323847e-1) *
      s +
      4.14856118683748331666e-1) *
      s -
    2.36211856075265944077e-3;
  const q =
    (((((1.1984499846799107417e-2 * s + 1.36370839120290507362e-2) * s +
      1.26171219808761642112e-1) *
      s +
      7.18286544141962662868e-2) *
      s +
      5.40397917702171048937e-1) *
      s +
      1.06420880400844228286e-1) *
      s +
    1;
  return p / q;
}

/** log(a·erfc(a)) + a² + 0.5625 for a < 1/0.35, by s = 1/a². */
function middle(s: number): number {
  const p =
    ((((((-9.81432934416914548592 * s - 8.12874355063065934246e1) * s - 1.84605092906711035994e2) *
      s -
      1.62396669462573470355e2) *
      s -
      6.23753324503260060396e1) *
      s -
      1.05586262253232909814e1) *
      s -
      6.93858572707181764372e-1) *
      s -
    9.86494403484714822705e-3;
  const q =
    (((((((-6.04244152148580987438e-2 * s + 6.57024977031928170135) * s +
      1.08635005541779435134e2) *
      s +
      4.29008140027567833386e2) *
      s +
      6.45387271733267880336e2) *
      s +
      4.34565877475229228821e2) *
      s +
      1.376577541435190426e2) *
      s +
      1.96512716674392571292e1) *
      s +
    1;
  return p / q;
}

/** The same for a < 28. */
function tail(s: number): number {
  const p =
    (((((-4.83519191608651397019e2 * s - 1.02509513161107724954e3) * s - 6.37566443368389627722e2) *
      s -
      1.60636384855821916062e2) *
      s -
      1.77579549177547519889e1) *
      s -
      7.99283237680523006574e-1) *
      s -
    9.86494292470009928597e-3;
  const q =
    ((((((-2.24409524465858183362e1 * s + 4.74528541206955367215e2) * s +
      2.55305040643316442583e3) *
      s +
      3.19985821950859553908e3) *
      s +
      1.53672958608443695994e3) *
      s +
      3.25792512996573918826e2) *
      s +
      3.03380607434824582924e1) *
      s +
    1;
  return p / q;
}

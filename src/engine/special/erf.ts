/**
 * Coefficients, lowest power first, of the rational approximations that Sun Microsystems published
 * with fdlibm (s_erf.c, 1993), one pair of polynomials for each range of |x|.
 */
const SMALL = {
  p: [
    1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2,
    -5.77027029648944159157e-3, -2.37630166566501626084e-5,
  ],
  q: [
    1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3,
    1.32494738004321644526e-4, -3.9602282787753681232e-6,
  ],
} as const; // |x| < 0.84375: erf(x) = x + x·p(x²)/q(x²)

const ERF_ONE = 8.45062911510467529297e-1; // erf(1), rounded to single precision
const NEAR_ONE = {
  p: [
    -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1,
    3.18346619901161753674e-1, -1.10894694282396677476e-1, 3.54783043256182359371e-2,
    -2.166375594868790843e-3,
  ],
  q: [
    1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2,
    1.26171219808761642112e-1, 1.36370839120290507362e-2, 1.1984499846799107417e-2,
  ],
} as const; // |x| < 1.25: erf(|x|) = ERF_ONE + p(|x| − 1)/q(|x| − 1)

const MIDDLE = {
  p: [
    -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1,
    -6.23753324503260060396e1, -1.62396669462573470355e2, -1.84605092906711035994e2,
    -8.12874355063065934246e1, -9.81432934416914548592,
  ],
  q: [
    1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2,
    6.45387271733267880336e2, 4.29008140027567833386e2, 1.08635005541779435134e2,
    6.57024977031928170135, -6.04244152148580987438e-2,
  ],
} as const; // |x| < 1/0.35

const TAIL = {
  p: [
    -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1,
    -1.60636384855821916062e2, -6.37566443368389627722e2, -1.02509513161107724954e3,
    -4.83519191608651397019e2,
  ],
  q: [
    1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3,
    3.19985821950859553908e3, 2.55305040643316442583e3, 4.74528541206955367215e2,
    -2.24409524465858183362e1,
  ],
} as const; // |x| < 28

/** The error function, within 1 ulp; erf(±∞) = ±1, NaN stays NaN, −0 stays −0. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 0.84375) {
    if (a < 2 ** -28) return x + x * SMALL.p[0];
    const z = x * x;
    return x + x * (polynomial(SMALL.p, z) / polynomial(SMALL.q, z));
  }
  if (Number.isNaN(x)) return x;
  const value =
    a < 1.25
      ? ERF_ONE + polynomial(NEAR_ONE.p, a - 1) / polynomial(NEAR_ONE.q, a - 1)
      : a < 6
        ? 1 - upperTail(a)
        : 1;
  return x < 0 ? -value : value;
}

/** 1 − erf(x) without cancellation, within 1 ulp; erfc(∞) = 0, erfc(−∞) = 2. */
export function erfc(x: number): number {
  const a = Math.abs(x);
  if (a < 0.84375) {
    const z = x * x;
    const y = polynomial(SMALL.p, z) / polynomial(SMALL.q, z);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (Number.isNaN(x)) return x;
  if (a < 1.25) {
    const y = polynomial(NEAR_ONE.p, a - 1) / polynomial(NEAR_ONE.q, a - 1);
    return x < 0 ? 1 + (ERF_ONE + y) : 1 - ERF_ONE - y;
  }
  const tail = a < 28 ? upperTail(a) : 0;
  return x < 0 ? 2 - tail : tail;
}

const word = new Float64Array(1);
const halves = new Uint32Array(word.buffer);
const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** erfc(a) for 1.25 ≤ a < 28: exp(−a²)·(…)/a, with a² split so that no digit of it is lost. */
function upperTail(a: number): number {
  const { p, q } = a < 1 / 0.35 ? MIDDLE : TAIL;
  const s = 1 / (a * a);
  word[0] = a;
  halves[LITTLE_ENDIAN ? 0 : 1] = 0;
  const head = word[0];
  const r = Math.exp(-head * head - 0.5625);
  return (r * Math.exp((head - a) * (head + a) + polynomial(p, s) / polynomial(q, s))) / a;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

/* activations ID POINTS RUNS: median milliseconds to evaluate an activation at that many points. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef double (*curve)(double);

static double relu(double x) { return x > 0 ? x : 0; }
static double silu(double x) { return x / (1 + exp(-x)); }
static double gelu(double x) { return x * 0.5 * (1 + erf(x * M_SQRT1_2)); }
static double mish(double x) { return x * tanh(log1p(exp(x))); }

static curve find(const char *id) {
  if (!strcmp(id, "relu")) return relu;
  if (!strcmp(id, "silu")) return silu;
  if (!strcmp(id, "gelu")) return gelu;
  if (!strcmp(id, "mish")) return mish;
  if (!strcmp(id, "tanh")) return tanh;
  return NULL;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 4 || !find(argv[1])) return 1;
  volatile curve f = find(argv[1]);
  long points = atol(argv[2]), runs = atol(argv[3]);
  double *x = malloc(points * sizeof *x), *y = malloc(points * sizeof *y);
  double *times = malloc(runs * sizeof *times), sum = 0;
  for (long i = 0; i < points; i++) x[i] = -8 + 16.0 * i / (points - 1);
  for (long run = -2; run < runs; run++) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    curve g = f;
    for (long i = 0; i < points; i++) y[i] = g(x[i]);
    clock_gettime(CLOCK_MONOTONIC, &to);
    if (run >= 0) times[run] = (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6;
  }
  for (long i = 0; i < points; i++) sum += y[i];
  qsort(times, runs, sizeof *times, ascending);
  printf("%.17g %.17g\n", times[runs / 2], sum);
  return 0;
}

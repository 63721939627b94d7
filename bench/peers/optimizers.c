/* The loops of bench/engine/optimizers.ts in C: prints the median nanoseconds per step of each optimizer. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static void rosenbrock(const double *p, double *g, double a, double b) {
  double across = p[1] - p[0] * p[0];
  g[0] = -2 * (a - p[0]) - 4 * b * p[0] * across;
  g[1] = 2 * b * across;
}

static void sgd(double *p, const double *g, double *v, int n, double lr, double mu, int started) {
  for (int i = 0; i < n; i++) {
    v[i] = started ? v[i] * mu + g[i] : g[i];
    p[i] -= lr * v[i];
  }
}

/* Like the engine's, asks for no power once 1 - beta^t has rounded to 1. */
static double correction1, correction2;

static void adam(double *p, const double *g, double *m, double *v, int n, double lr, double b1, double b2,
                 double eps, int t) {
  if (t == 1) correction1 = correction2 = 0;
  if (correction1 != 1) correction1 = 1 - pow(b1, t);
  if (correction2 != 1) correction2 = 1 - pow(b2, t);
  double size = lr / correction1, scale = sqrt(correction2);
  for (int i = 0; i < n; i++) {
    m[i] += (1 - b1) * (g[i] - m[i]);
    v[i] = v[i] * b2 + (1 - b2) * g[i] * g[i];
    p[i] -= size * m[i] / (sqrt(v[i]) / scale + eps);
  }
}

static void adamw(double *p, const double *g, double *m, double *v, int n, double lr, double b1, double b2,
                  double eps, double decay, int t) {
  for (int i = 0; i < n; i++) p[i] *= 1 - lr * decay;
  adam(p, g, m, v, n, lr, b1, b2, eps, t);
}

static void rmsprop(double *p, const double *g, double *s, int n, double lr, double alpha, double eps) {
  for (int i = 0; i < n; i++) {
    s[i] = s[i] * alpha + (1 - alpha) * g[i] * g[i];
    p[i] -= lr * g[i] / (sqrt(s[i]) + eps);
  }
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int argc, char **argv) {
  if (argc != 4) return 1;
  const char *name = argv[1];
  int steps = atoi(argv[2]), runs = atoi(argv[3]), n = 2;
  double times[64], sum = 0, a = 1, b = 100;
  for (int run = 0; run < runs && run < 64; run++) {
    double *p = malloc(n * sizeof *p), *g = calloc(n, sizeof *g), *m = calloc(n, sizeof *m), *v = calloc(n, sizeof *v);
    p[0] = -1.2;
    p[1] = 1;
    double start = now();
    for (int t = 1; t <= steps; t++) {
      rosenbrock(p, g, a, b);
      if (!strcmp(name, "sgd")) sgd(p, g, v, n, 1e-4, 0.9, t > 1);
      else if (!strcmp(name, "adam")) adam(p, g, m, v, n, 1e-3, 0.9, 0.999, 1e-8, t);
      else if (!strcmp(name, "adamw")) adamw(p, g, m, v, n, 1e-3, 0.9, 0.999, 1e-8, 1e-2, t);
      else rmsprop(p, g, v, n, 1e-4, 0.99, 1e-8);
    }
    times[run] = (now() - start) / steps;
    sum += p[0] + p[1];
    free(p), free(g), free(m), free(v);
  }
  qsort(times, runs, sizeof *times, ascending);
  printf("%.17g %.17g\n", times[runs / 2], sum / runs);
  return 0;
}

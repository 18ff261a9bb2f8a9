// Timing for the C programs: repeats a function long enough to be measured, many times over.
#ifndef BENCH_H
#define BENCH_H
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REPETITIONS = 25 };
static const double SECONDS_EACH = 0.02;

// Makes the compiler believe that somebody reads the memory behind p.
#define CONSUME(p) __asm__ volatile("" : : "r"(p) : "memory")

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// The only workload to be measured: the program's argument.
static const char *wanted = "";

// Runs work(n), which does n times the thing to be measured; prints "name,minimum,median,check", in ns per thing.
// The check is a number computed by the work, so that the reader of this line can compare it with another program's.
static void measure(const char *name, void (*work)(long), double things, double check) {
    if (strcmp(name, wanted) != 0) return;
    long n = 1;
    for (;;) {
        double start = now();
        work(n);
        double seconds = now() - start;
        if (seconds > SECONDS_EACH / 2) {
            n = (long)(n * SECONDS_EACH / seconds) + 1;
            break;
        }
        n *= 4;
    }
    double ns[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
        double start = now();
        work(n);
        ns[i] = (now() - start) * 1e9 / n / things;
    }
    qsort(ns, REPETITIONS, sizeof *ns, ascending);
    printf("%s,%.6g,%.6g,%.17g\n", name, ns[0], ns[REPETITIONS / 2], check);
    fflush(stdout);
}

// The same pseudo-random values in -1..1 as Workloads/TestValues.cs draws.
static uint32_t state;
static inline void seed(uint32_t value) { state = value; }
static inline float draw(void) {
    state = state * 1664525u + 1013904223u;
    return (float)((state >> 8) * (1.0 / 8388608.0) - 1.0);
}
static inline void fill(float *values, int count) {
    for (int i = 0; i < count; i++) values[i] = draw();
}
#endif

// A network with one or two hidden layers in plain C, as a good engineer writes it: loops over arrays whose sizes the compiler knows.
// Built as a library for one network and one batch, with everything that differs on the command line:
//   INPUTS, HIDDEN1, HIDDEN2 (0 where there is one hidden layer), OUTPUTS, BATCH, ROWS (examples there are; also the batch of predictions),
//   HIDDEN, OUTPUT (activations: SIGMOID, TANH, RELU, IDENTITY, SOFTMAX), BY_INPUT (how weights lie: 1 [in][out], 0 [out][in]).
// Half squared error or, with SOFTMAX, cross-entropy, averaged over the batch. No loss is computed, only its gradient.
#include <math.h>
#include <string.h>

enum { IDENTITY, SIGMOID, TANH, RELU, SOFTMAX };
#define LAST (HIDDEN2 ? HIDDEN2 : HIDDEN1)
#define INLINE static inline __attribute__((always_inline))
#define APART __attribute__((noinline)) static
#define ALIGNED __attribute__((aligned(64)))
#define CONSUME(p) __asm__ volatile("" : : "r"(p) : "memory")  // somebody reads the memory behind p, as far as the compiler knows
#define WEIGHT(i, o) (BY_INPUT ? (i) * outs + (o) : (o) * ins + (i))

typedef struct {
    float w1[INPUTS * HIDDEN1], b1[HIDDEN1];
#if HIDDEN2
    float w2[HIDDEN1 * HIDDEN2], b2[HIDDEN2];
#endif
    float w3[LAST * OUTPUTS], b3[OUTPUTS];
} Parameters;
enum { PARAMETERS = sizeof(Parameters) / sizeof(float) };

static Parameters p ALIGNED, gradient ALIGNED, mean ALIGNED, square ALIGNED;
static float inputs[ROWS * INPUTS] ALIGNED, targets[ROWS * OUTPUTS] ALIGNED, answers[ROWS * OUTPUTS] ALIGNED;
static float h1[BATCH * HIDDEN1] ALIGNED, h2[BATCH * LAST] ALIGNED, y[BATCH * OUTPUTS] ALIGNED;
static float d1[BATCH * HIDDEN1] ALIGNED, d2[BATCH * LAST] ALIGNED, d3[BATCH * OUTPUTS] ALIGNED;
static const float *answered;
static long steps;

INLINE void activate(int f, int n, float *restrict z) {
    if (f == SIGMOID)
        for (int i = 0; i < n; i++) z[i] = 1 / (1 + expf(-z[i]));
    if (f == TANH)
        for (int i = 0; i < n; i++) z[i] = tanhf(z[i]);
    if (f == RELU)
        for (int i = 0; i < n; i++) z[i] = z[i] > 0 ? z[i] : 0;
    if (f == SOFTMAX) {
        float top = z[0], sum = 0;
        for (int i = 1; i < n; i++) top = z[i] > top ? z[i] : top;
        for (int i = 0; i < n; i++) sum += z[i] = expf(z[i] - top);
        float scale = 1 / sum;
        for (int i = 0; i < n; i++) z[i] *= scale;
    }
}

// Turns the slope in y = f(z) into the slope in z; softmax with cross-entropy has it already.
INLINE void back_through(int f, int n, const float *restrict v, float *restrict d) {
    if (f == SIGMOID)
        for (int i = 0; i < n; i++) d[i] *= v[i] * (1 - v[i]);
    if (f == TANH)
        for (int i = 0; i < n; i++) d[i] *= 1 - v[i] * v[i];
    if (f == RELU)
        for (int i = 0; i < n; i++) d[i] = v[i] > 0 ? d[i] : 0;
}

INLINE void dense(int ins, int outs, int f, const float *restrict w, const float *restrict b, const float *restrict x, float *restrict z) {
    for (int o = 0; o < outs; o++) z[o] = b[o];
    if (BY_INPUT) {
        for (int i = 0; i < ins; i++)
            for (int o = 0; o < outs; o++) z[o] += x[i] * w[WEIGHT(i, o)];
    } else {
        for (int o = 0; o < outs; o++) {
            float sum = 0;
            for (int i = 0; i < ins; i++) sum += x[i] * w[WEIGHT(i, o)];
            z[o] += sum;
        }
    }
    activate(f, outs, z);
}

INLINE void dense_all(int ins, int outs, int f, const float *w, const float *b, const float *x, float *z) {
    for (int r = 0; r < BATCH; r++) dense(ins, outs, f, w, b, x + r * ins, z + r * outs);
}

INLINE void weight_gradient(int ins, int outs, const float *restrict x, const float *restrict d, float *restrict gw, float *restrict gb) {
    for (int i = 0; i < ins * outs; i++) gw[i] = 0;
    for (int o = 0; o < outs; o++) gb[o] = 0;
    for (int r = 0; r < BATCH; r++, x += ins, d += outs) {
        for (int o = 0; o < outs; o++) gb[o] += d[o];
        if (BY_INPUT) {
            for (int i = 0; i < ins; i++)
                for (int o = 0; o < outs; o++) gw[WEIGHT(i, o)] += x[i] * d[o];
        } else {
            for (int o = 0; o < outs; o++)
                for (int i = 0; i < ins; i++) gw[WEIGHT(i, o)] += x[i] * d[o];
        }
    }
}

INLINE void input_gradient(int ins, int outs, const float *restrict w, const float *restrict d, float *restrict dx) {
    for (int r = 0; r < BATCH; r++, d += outs, dx += ins) {
        if (BY_INPUT) {
            for (int i = 0; i < ins; i++) {
                float sum = 0;
                for (int o = 0; o < outs; o++) sum += d[o] * w[WEIGHT(i, o)];
                dx[i] = sum;
            }
        } else {
            for (int i = 0; i < ins; i++) dx[i] = 0;
            for (int o = 0; o < outs; o++)
                for (int i = 0; i < ins; i++) dx[i] += d[o] * w[WEIGHT(i, o)];
        }
    }
}

APART void infer(const float *restrict x, float *restrict answer) {
    float a[HIDDEN1] ALIGNED;
    dense(INPUTS, HIDDEN1, HIDDEN, p.w1, p.b1, x, a);
#if HIDDEN2
    float b[HIDDEN2] ALIGNED;
    dense(HIDDEN1, HIDDEN2, HIDDEN, p.w2, p.b2, a, b);
    dense(HIDDEN2, OUTPUTS, OUTPUT, p.w3, p.b3, b, answer);
#else
    dense(HIDDEN1, OUTPUTS, OUTPUT, p.w3, p.b3, a, answer);
#endif
}

INLINE void backpropagate(const float *x, const float *t) {
    dense_all(INPUTS, HIDDEN1, HIDDEN, p.w1, p.b1, x, h1);
#if HIDDEN2
    dense_all(HIDDEN1, HIDDEN2, HIDDEN, p.w2, p.b2, h1, h2);
    const float *top = h2;
#else
    const float *top = h1;
#endif
    dense_all(LAST, OUTPUTS, OUTPUT, p.w3, p.b3, top, y);
    for (int i = 0; i < BATCH * OUTPUTS; i++) d3[i] = (y[i] - t[i]) * (1.0f / BATCH);
    back_through(OUTPUT, BATCH * OUTPUTS, y, d3);
    weight_gradient(LAST, OUTPUTS, top, d3, gradient.w3, gradient.b3);
#if HIDDEN2
    input_gradient(LAST, OUTPUTS, p.w3, d3, d2);
    back_through(HIDDEN, BATCH * HIDDEN2, h2, d2);
    weight_gradient(HIDDEN1, HIDDEN2, h1, d2, gradient.w2, gradient.b2);
    input_gradient(HIDDEN1, HIDDEN2, p.w2, d2, d1);
#else
    input_gradient(LAST, OUTPUTS, p.w3, d3, d1);
#endif
    back_through(HIDDEN, BATCH * HIDDEN1, h1, d1);
    weight_gradient(INPUTS, HIDDEN1, x, d1, gradient.w1, gradient.b1);
}

INLINE void descend(float *restrict w, const float *restrict g) {
    for (int i = 0; i < PARAMETERS; i++) w[i] -= 0.01f * g[i];
}

INLINE void adam(float *restrict w, const float *restrict g, float *restrict m, float *restrict v) {
    double mean_scale = 1 - pow(0.9, ++steps), square_scale = sqrt(1 - pow(0.999, steps));
    float rate = (float)(0.001 * square_scale / mean_scale), epsilon = (float)(1e-8 * square_scale);
    for (int i = 0; i < PARAMETERS; i++) {
        m[i] = 0.9f * m[i] + 0.1f * g[i];
        v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
        w[i] -= rate * m[i] / (sqrtf(v[i]) + epsilon);
    }
}

APART void one_sgd(const float *x, const float *t) {
    backpropagate(x, t);
    descend((float *)&p, (float *)&gradient);
}

APART void one_adam(const float *x, const float *t) {
    backpropagate(x, t);
    adam((float *)&p, (float *)&gradient, (float *)&mean, (float *)&square);
}

static const float *take(int ins, int outs, float *w, float *b, const float *from) {
    for (int i = 0; i < ins; i++)
        for (int o = 0; o < outs; o++) w[WEIGHT(i, o)] = *from++;
    memcpy(b, from, outs * sizeof *b);
    return from + outs;
}

// What the library offers, by the same names as every other.

void start(const float *parameters, const float *x, const float *t) {
    memcpy(inputs, x, sizeof inputs);
    memcpy(targets, t, sizeof targets);
    memset(&mean, 0, sizeof mean);
    memset(&square, 0, sizeof square);
    steps = 0;
    answered = 0;
    parameters = take(INPUTS, HIDDEN1, p.w1, p.b1, parameters);
#if HIDDEN2
    parameters = take(HIDDEN1, HIDDEN2, p.w2, p.b2, parameters);
#endif
    take(LAST, OUTPUTS, p.w3, p.b3, parameters);
}

void predict(long count) {
    for (long n = 0; n < count; n++) {
        infer(inputs + (n & 15) * INPUTS, answers);
        CONSUME(answers);
    }
    answered = answers;
}

void predict_batch(long count) {
    for (long n = 0; n < count; n++) {
        for (int r = 0; r < ROWS; r++) infer(inputs + r * INPUTS, answers + r * OUTPUTS);
        CONSUME(answers);
    }
    answered = answers + (ROWS - 1) * OUTPUTS;
}

void step_sgd(long count) {
    for (long n = 0; n < count; n++) {
        long row = n % (ROWS / BATCH) * BATCH;
        one_sgd(inputs + row * INPUTS, targets + row * OUTPUTS);
    }
}

void step_adam(long count) {
    for (long n = 0; n < count; n++) {
        long row = n % (ROWS / BATCH) * BATCH;
        one_adam(inputs + row * INPUTS, targets + row * OUTPUTS);
    }
}

// The last prediction; after training, the prediction for the first example.
void answer(float *to) {
    if (!answered) infer(inputs, answers);
    memcpy(to, answered ? answered : answers, OUTPUTS * sizeof *to);
}

// 64-64-64-10 (ReLU, softmax, cross-entropy, float) in plain C with sizes the compiler knows: predictions of 256 examples, and
// training steps of 32 with plain gradient descent. Weights lie [in][out], so that the inner loops run over consecutive values.
#include "bench.h"

enum { IN = 64, H = 64, OUT = 10, ROWS = 256, BATCH = 32 };
static const float RATE = 0.01f;

typedef struct {
    float w1[IN * H], b1[H], w2[H * H], b2[H], w3[H * OUT], b3[OUT];
} Parameters;

static Parameters p __attribute__((aligned(64))), g __attribute__((aligned(64)));
static float inputs[ROWS][IN] __attribute__((aligned(64))), targets[ROWS][OUT];
static float h1[ROWS][H] __attribute__((aligned(64))), h2[ROWS][H] __attribute__((aligned(64))), y[ROWS][OUT];
static float d1[BATCH][H] __attribute__((aligned(64))), d2[BATCH][H] __attribute__((aligned(64))), d3[BATCH][OUT];

#define INLINE static inline __attribute__((always_inline))

INLINE void dense(int in, int out, const float *restrict w, const float *restrict b, const float *restrict x, float *restrict z) {
    for (int o = 0; o < out; o++) z[o] = b[o];
    for (int i = 0; i < in; i++)
        for (int o = 0; o < out; o++) z[o] += x[i] * w[i * out + o];
}

INLINE void relu(int n, float *restrict z) {
    for (int i = 0; i < n; i++) z[i] = z[i] > 0 ? z[i] : 0;
}

INLINE void softmax(int n, float *restrict z) {
    float top = z[0], sum = 0;
    for (int i = 1; i < n; i++) top = z[i] > top ? z[i] : top;
    for (int i = 0; i < n; i++) sum += z[i] = expf(z[i] - top);
    float scale = 1 / sum;
    for (int i = 0; i < n; i++) z[i] *= scale;
}

__attribute__((noinline)) static void predict(const float *restrict x, float *restrict answer) {
    float a[H] __attribute__((aligned(64))), b[H] __attribute__((aligned(64)));
    dense(IN, H, p.w1, p.b1, x, a);
    relu(H, a);
    dense(H, H, p.w2, p.b2, a, b);
    relu(H, b);
    dense(H, OUT, p.w3, p.b3, b, answer);
    softmax(OUT, answer);
}

// Layer by layer, keeping what the backward pass needs.
INLINE void forward(int first) {
    for (int r = first; r < first + BATCH; r++) {
        dense(IN, H, p.w1, p.b1, inputs[r], h1[r]);
        relu(H, h1[r]);
    }
    for (int r = first; r < first + BATCH; r++) {
        dense(H, H, p.w2, p.b2, h1[r], h2[r]);
        relu(H, h2[r]);
    }
    for (int r = first; r < first + BATCH; r++) {
        dense(H, OUT, p.w3, p.b3, h2[r], y[r]);
        softmax(OUT, y[r]);
    }
}

INLINE void gradient(int in, int out, const float *restrict x, const float *restrict d, float *restrict gw, float *restrict gb) {
    for (int r = 0; r < BATCH; r++) {
        for (int o = 0; o < out; o++) gb[o] += d[r * out + o];
        for (int i = 0; i < in; i++)
            for (int o = 0; o < out; o++) gw[i * out + o] += x[r * in + i] * d[r * out + o];
    }
}

INLINE void back(int in, int out, const float *restrict w, const float *restrict d, const float *restrict h, float *restrict dx) {
    for (int r = 0; r < BATCH; r++)
        for (int i = 0; i < in; i++) {
            float sum = 0;
            for (int o = 0; o < out; o++) sum += d[r * out + o] * w[i * out + o];
            dx[r * in + i] = h[r * in + i] > 0 ? sum : 0;
        }
}

__attribute__((noinline)) static void step(int first) {
    memset(&g, 0, sizeof g);
    forward(first);
    for (int r = 0; r < BATCH; r++)
        for (int o = 0; o < OUT; o++) d3[r][o] = (y[first + r][o] - targets[first + r][o]) / BATCH;
    gradient(H, OUT, h2[first], d3[0], g.w3, g.b3);
    back(H, OUT, p.w3, d3[0], h2[first], d2[0]);
    gradient(H, H, h1[first], d2[0], g.w2, g.b2);
    back(H, H, p.w2, d2[0], h1[first], d1[0]);
    gradient(IN, H, inputs[first], d1[0], g.w1, g.b1);
    float *to = (float *)&p;
    const float *from = (const float *)&g;
    for (size_t i = 0; i < sizeof p / sizeof *to; i++) to[i] -= RATE * from[i];
}

static void predictions(long passes) {
    for (long n = 0; n < passes; n++) {
        for (int r = 0; r < ROWS; r++) predict(inputs[r], y[r]);
        CONSUME(y);
    }
}

static void steps(long count) {
    for (long n = 0; n < count; n++) step((int)(n % (ROWS / BATCH)) * BATCH);
    CONSUME(&p);
}

static void restart(void) {
    seed(7);
    fill(p.w1, IN * H);
    fill(p.b1, H);
    fill(p.w2, H * H);
    fill(p.b2, H);
    fill(p.w3, H * OUT);
    fill(p.b3, OUT);
    float *all = (float *)&p;
    for (size_t i = 0; i < sizeof p / sizeof *all; i++) all[i] *= 0.2f;
    fill(inputs[0], ROWS * IN);
    memset(targets, 0, sizeof targets);
    for (int r = 0; r < ROWS; r++) targets[r][r * 7 % OUT] = 1;
}

int main(int count, char **arguments) {
    if (count > 1) wanted = arguments[1];
    restart();
    predict(inputs[ROWS - 1], y[ROWS - 1]);
    measure("predict-64-64-64-10", predictions, ROWS, y[ROWS - 1][0]);
    restart();
    steps(100);
    predict(inputs[ROWS - 1], y[ROWS - 1]);
    float check = y[ROWS - 1][0];
    measure("step-64-64-64-10", steps, BATCH, check);
}

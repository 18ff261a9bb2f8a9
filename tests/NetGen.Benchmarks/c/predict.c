// One prediction of 3-4-1 (sigmoid, bias, float) in plain C.
#include "bench.h"

static float w1[3][4], b1[4], w2[4], b2, rows[16][3], answer;

static inline float sigmoid(float z) { return 1.0f / (1.0f + expf(-z)); }

__attribute__((noinline)) static float predict(const float *x) {
    float hidden[4];
    for (int j = 0; j < 4; j++) hidden[j] = b1[j];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++) hidden[j] += x[i] * w1[i][j];
    float z = b2;
    for (int j = 0; j < 4; j++) z += sigmoid(hidden[j]) * w2[j];
    return sigmoid(z);
}

static void many(long predictions) {
    for (long n = 0; n < predictions; n++) {
        answer = predict(rows[n & 15]);
        CONSUME(&answer);
    }
}

int main(int count, char **arguments) {
    if (count > 1) wanted = arguments[1];
    seed(1);
    fill(w1[0], 12);
    fill(b1, 4);
    fill(w2, 4);
    b2 = draw();
    fill(rows[0], 48);
    measure("predict-3-4-1", many, 1, predict(rows[15]));
}

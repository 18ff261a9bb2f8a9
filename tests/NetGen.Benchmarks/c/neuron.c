// The tutorial's single neuron in plain C: three inputs, sigmoid, no bias, double precision, four constant rows, learning rate 1.
#include <math.h>
#include <string.h>

static const double X[4][3] = {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}}, Y[4] = {0, 0, 1, 1};
static double w[3], out[4];

static inline double sigmoid(double z) { return 1.0 / (1.0 + exp(-z)); }

void start(const double *parameters, const double *inputs, const double *targets) {
    (void)inputs, (void)targets;
    memcpy(w, parameters, sizeof w);
}

void step_sgd(long count) {
    double delta[4];
    for (long n = 0; n < count; n++) {
        for (int r = 0; r < 4; r++) {
            double z = 0;
            for (int i = 0; i < 3; i++) z += X[r][i] * w[i];
            double y = sigmoid(z);
            out[r] = y;
            delta[r] = (Y[r] - y) * (y * (1 - y));
        }
        for (int i = 0; i < 3; i++) {
            double g = 0;
            for (int r = 0; r < 4; r++) g += X[r][i] * delta[r];
            w[i] += g;
        }
    }
}

// The prediction for the first row.
void answer(double *to) { *to = sigmoid(w[2]); }

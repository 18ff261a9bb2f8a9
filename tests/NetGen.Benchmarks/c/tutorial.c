// The tutorial's two networks in plain C: sigmoid, no bias, double precision, four rows, learning rate 1.
#include "bench.h"

static const double X[4][3] = {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}};
static const double XOR[4] = {0, 1, 1, 0}, FIRST[4] = {0, 0, 1, 1};

// numpy.random.seed(1); 2 * numpy.random.random((3, 4)) - 1; 2 * numpy.random.random((4, 1)) - 1
static const double START1[3][4] = {
    {-0.165955990594852, 0.4406489868843162, -0.9997712503653102, -0.39533485473632046},
    {-0.7064882183657739, -0.8153228104624044, -0.6274795772446582, -0.30887854591390450},
    {-0.20646505153866013, 0.07763346800671389, -0.16161097119341044, 0.37043900079351904}};
static const double START2[4] = {-0.5910955005369651, 0.7562348727818908, -0.9452248136041477, 0.3409350201863730};

static double w1[3][4], w2[4], out[4];
static double w[3];

static inline double sigmoid(double z) { return 1.0 / (1.0 + exp(-z)); }

static void restart(void) {
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++) w1[i][j] = START1[i][j];
    for (int j = 0; j < 4; j++) w2[j] = START2[j];
    for (int i = 0; i < 3; i++) w[i] = START1[0][i];
}

static void three_layers(long iterations) {
    double hidden[4][4], delta1[4][4], delta2[4];
    for (long n = 0; n < iterations; n++) {
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
            delta2[r] = (y - XOR[r]) * y * (1 - y);
        }
        for (int r = 0; r < 4; r++)
            for (int j = 0; j < 4; j++) delta1[r][j] = delta2[r] * w2[j] * hidden[r][j] * (1 - hidden[r][j]);
        for (int j = 0; j < 4; j++) {
            double g = 0;
            for (int r = 0; r < 4; r++) g += hidden[r][j] * delta2[r];
            w2[j] -= g;
        }
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 4; j++) {
                double g = 0;
                for (int r = 0; r < 4; r++) g += X[r][i] * delta1[r][j];
                w1[i][j] -= g;
            }
    }
    CONSUME(w1);
}

static void single_neuron(long iterations) {
    double delta[4];
    for (long n = 0; n < iterations; n++) {
        for (int r = 0; r < 4; r++) {
            double z = 0;
            for (int i = 0; i < 3; i++) z += X[r][i] * w[i];
            double y = sigmoid(z);
            out[r] = y;
            delta[r] = (y - FIRST[r]) * y * (1 - y);
        }
        for (int i = 0; i < 3; i++) {
            double g = 0;
            for (int r = 0; r < 4; r++) g += X[r][i] * delta[r];
            w[i] -= g;
        }
    }
    CONSUME(w);
}

int main(int count, char **arguments) {
    if (count > 1) wanted = arguments[1];
    restart();
    three_layers(1000);
    measure("tutorial-step", three_layers, 1, w2[0]);
    restart();
    single_neuron(1000);
    measure("neuron-step", single_neuron, 1, w[0]);
}

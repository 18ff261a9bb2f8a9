"""Prints what scikit-learn's MLPs make of the problems of `NetGen.Benchmarks -- starts`: the last column of the table in the README.

The same examples (but for which digits are mixed), scaling, layers, optimizer, batches and epochs; no penalty and no early stopping, so that what
differs is the start: weights and biases, both Glorot uniform. Run with scikit-learn 1.2 and one thread:

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python3 scikit_learn.py
"""

import pathlib
import warnings

import numpy
from sklearn.datasets import make_friedman1, make_friedman2, make_friedman3
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

EXAMPLES, EPOCHS, SEEDS = 1000, 60, range(1, 11)
TRAINING_IMAGES = 1437
warnings.simplefilter("ignore", ConvergenceWarning)


def regression(make, noise):
    def draw(seed):
        x, y = make(n_samples=2 * EXAMPLES, noise=noise, random_state=seed)
        x = StandardScaler().fit(x[:EXAMPLES]).transform(x)
        y = StandardScaler().fit(y[:EXAMPLES, None]).transform(y[:, None]).ravel()
        return x[:EXAMPLES], y[:EXAMPLES], x[EXAMPLES:], y[EXAMPLES:]

    return MLPRegressor, draw


def digits(mixed):
    folder = pathlib.Path(__file__).resolve().parents[3] / "samples" / "Digits" / "data"
    table = numpy.loadtxt(folder / "digits.csv.gz", delimiter=",")
    x, y = table[:, :-1] / 16, table[:, -1].astype(int)

    def draw(seed):
        if mixed:
            x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=seed)
            return x_train, y_train, x_test, y_test
        return x[:TRAINING_IMAGES], y[:TRAINING_IMAGES], x[TRAINING_IMAGES:], y[TRAINING_IMAGES:]

    return MLPClassifier, draw


problems = {
    "Friedman 1": regression(make_friedman1, 1),
    "Friedman 2": regression(make_friedman2, 125),
    "Friedman 3": regression(make_friedman3, 0.1),
    "digits": digits(mixed=False),
    "digits, mixed": digits(mixed=True),
}
for name, (kind, draw) in problems.items():
    for hidden in [1, 2, 4, 6]:
        scores = []
        for seed in SEEDS:
            x, y, x_test, y_test = draw(seed)
            network = kind([32] * hidden, alpha=0, batch_size=32, max_iter=EPOCHS, n_iter_no_change=EPOCHS, random_state=seed)
            scores.append(network.fit(x, y).score(x_test, y_test))
        print(f"{name:<14}{hidden:>15}{numpy.mean(scores):>14.3f}", flush=True)

"""Writes lbfgs.json: minima of network losses found by scipy.optimize.minimize(method="L-BFGS-B"), and of logistic regressions by scikit-learn.

The networks' losses are written here in NumPy, their gradients by hand and checked by scipy.optimize.check_grad. A network has many minima; a run is
stored only when BFGS, which goes another way, ends in the same one. Parameters stand in logical order: weights [in][out], then bias, layer by layer.
Made with NumPy 1.24, SciPy 1.10 and scikit-learn 1.2; the data are UCI's iris (R. A. Fisher, 1936) as scikit-learn ships them.
"""

import json
import pathlib
import warnings

import numpy as np
from scipy.optimize import check_grad, minimize
from scipy.special import expit, log_softmax, softmax
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression


def unpack(parameters, sizes):
    layers, at = [], 0
    for inputs, units in zip(sizes, sizes[1:]):
        weight = parameters[at:at + inputs * units].reshape(inputs, units)
        at += inputs * units
        layers.append((weight, parameters[at:at + units]))
        at += units
    return layers


def objective(parameters, sizes, loss, penalty, mean, x, t):
    """Hidden layers are tanh; the output is linear, with squared error, or softmax, with cross-entropy."""
    layers = unpack(parameters, sizes)
    values = [x]
    for weight, bias in layers[:-1]:
        values.append(np.tanh(values[-1] @ weight + bias))
    weight, bias = layers[-1]
    z = values[-1] @ weight + bias
    total = 0.5 * np.sum((z - t) ** 2) if loss == "squared" else -np.sum(t * log_softmax(z, axis=1))
    delta = z - t if loss == "squared" else softmax(z, axis=1) - t
    scale = 1 / len(x) if mean else 1
    gradients = []
    for (weight, bias), value in zip(reversed(layers), reversed(values)):
        gradients.append(np.concatenate([(scale * value.T @ delta + penalty * weight).ravel(), scale * delta.sum(axis=0)]))
        delta = (delta @ weight.T) * (1 - value ** 2)
    squares = sum(np.sum(weight ** 2) for weight, _ in layers)
    return scale * total + 0.5 * penalty * squares, np.concatenate(gradients[::-1])


def run(seed, sizes, loss, penalty, mean, examples):
    random = np.random.RandomState(seed)
    x = random.standard_normal((examples, sizes[0]))
    if loss == "squared":
        t = np.sin(x @ random.standard_normal((sizes[0], sizes[-1]))) + 0.1 * random.standard_normal((examples, sizes[-1]))
    else:
        t = np.eye(sizes[-1])[np.argmax(x @ random.standard_normal((sizes[0], sizes[-1])) + random.standard_normal((examples, sizes[-1])), axis=1)]
    count = sum((i + 1) * o for i, o in zip(sizes, sizes[1:]))
    start = 0.5 * random.standard_normal(count)
    arguments = (sizes, loss, penalty, mean, x, t)
    error = check_grad(lambda p: objective(p, *arguments)[0], lambda p: objective(p, *arguments)[1], start)
    assert error < 1e-5, error
    found = minimize(objective, start, arguments, jac=True, method="L-BFGS-B", options=dict(ftol=1e-16, gtol=1e-9, maxiter=20000, maxfun=40000))
    other = minimize(objective, start, arguments, jac=True, method="BFGS", options=dict(gtol=1e-8, maxiter=20000))
    gradient = np.abs(objective(found.x, *arguments)[1]).max()
    distance = np.abs(found.x - other.x).max()
    print(seed, sizes, loss, "iterations", found.nit, "value", found.fun, "gradient", gradient, "from BFGS", distance)
    assert distance < 1e-4 and gradient < 1e-6
    return dict(sizes=sizes, loss=loss, penalty=penalty, mean=mean, inputs=x.ravel().tolist(), targets=t.ravel().tolist(),
                start=start.tolist(), value=found.fun, parameters=found.x.tolist())


def logistic(penalty_inverse, classes):
    iris = load_iris()
    rows = np.isin(iris.target, classes)
    x, y = iris.data[rows], iris.target[rows] - min(classes)
    # Its solver "lbfgs" ends as soon as the loss falls slowly, whatever the tolerance. Newton's method goes to the bottom, and finds no end there.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = LogisticRegression(
            C=penalty_inverse, tol=1e-10, max_iter=100, solver="newton-cg", multi_class="multinomial" if len(classes) > 2 else "ovr").fit(x, y)
    z = model.decision_function(x)
    if len(classes) > 2:
        loss = -np.mean(log_softmax(z, axis=1)[np.arange(len(y)), y])
        delta = softmax(z, axis=1) - np.eye(len(classes))[y]
    else:
        loss = -np.mean(np.log(expit(np.where(y == 1, z, -z))))
        delta = (expit(z) - y)[:, None]
    gradient = np.abs(x.T @ delta / len(y) + model.coef_.T / (penalty_inverse * len(y))).max()
    print("logistic", penalty_inverse, classes, "loss", loss, "gradient", gradient)
    assert gradient < 1e-8 and np.abs(delta.mean(axis=0)).max() < 1e-8
    return dict(c=penalty_inverse, classes=len(classes), inputs=x.ravel().tolist(), labels=y.tolist(),
                weights=model.coef_.T.ravel().tolist(), bias=model.intercept_.tolist(), loss=loss)


result = {
    "networks": {
        "regression": run(3, [3, 4, 2], "squared", 1e-2, True, 40),
        "regression, sum": run(12, [2, 3, 1], "squared", 0.5, False, 33),
        "classes": run(1, [4, 5, 3], "cross-entropy", 2e-2, True, 50),
        "linear": run(1, [6, 3], "squared", 0, True, 30),
        "two hidden": run(20, [3, 6, 5, 2], "cross-entropy", 1e-2, True, 70),
    },
    "logistic": {
        "two classes": logistic(1.0, [1, 2]),
        "three classes": logistic(1.0, [0, 1, 2]),
        "three classes, weak penalty": logistic(100.0, [0, 1, 2]),
    },
}
pathlib.Path(__file__).with_name("lbfgs.json").write_text(json.dumps(result) + "\n")

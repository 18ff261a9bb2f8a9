"""Writes metrics.json: scores of scikit-learn for random predictions. Made with scikit-learn 1.2.

The classes: one that never occurs, one that is never predicted, one that neither. zero_division is 0.
"""

import json
import pathlib

import numpy
from sklearn import metrics
from sklearn.dummy import DummyClassifier, DummyRegressor

random = numpy.random.RandomState(3)


def classification(count, classes, absent=(), unpredicted=()):
    labels = random.choice([one for one in range(classes) if one not in absent], size=count)
    scores = numpy.round(random.standard_normal((count, classes)) + 1.2 * numpy.eye(classes)[labels], 6)
    for one in unpredicted:
        scores[:, one] -= 20
    every = range(classes)
    predicted = scores.argmax(axis=1)
    majority = DummyClassifier(strategy="most_frequent").fit(scores, labels).predict(scores)
    result = {
        "baseline": [int(majority[0]), metrics.accuracy_score(labels, majority)],
        "classes": classes,
        "labels": labels.tolist(),
        "scores": scores.ravel().tolist(),
        "confusion": metrics.confusion_matrix(labels, predicted, labels=every).tolist(),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "top": [metrics.top_k_accuracy_score(labels, scores, k=k, labels=every) for k in range(1, classes)],
    }
    for name in [None, "macro", "weighted"]:
        precision, recall, f1, support = metrics.precision_recall_fscore_support(
            labels, predicted, labels=every, average=name, zero_division=0)
        as_list = (lambda values: values.tolist()) if name is None else float
        result[name or "each"] = [as_list(precision), as_list(recall), as_list(f1)]
        if name is None:
            result["support"] = support.tolist()
    # scikit-learn's default: the mean over the classes that occur among the labels or the predictions.
    result["macro of present"] = [float(value) for value in metrics.precision_recall_fscore_support(labels, predicted, average="macro", zero_division=0)[:3]]
    return result


def regression(count, outputs, constant=None):
    targets = numpy.round(random.standard_normal((count, outputs)) * 10.0 ** numpy.arange(outputs), 6)
    if constant is not None:
        targets[:, constant] = 0.5  # a mean without rounding
    predictions = numpy.round(targets + random.standard_normal((count, outputs)), 6)
    each = dict(multioutput="raw_values")
    means = DummyRegressor(strategy="mean").fit(predictions, targets).predict(predictions).reshape(targets.shape)
    return {
        "baseline each": [
            metrics.mean_absolute_error(targets, means, **each).tolist(),
            metrics.mean_squared_error(targets, means, squared=False, **each).tolist(),
            metrics.r2_score(targets, means, **each).tolist(),
        ],
        "baseline": [
            metrics.mean_absolute_error(targets, means),
            metrics.mean_squared_error(targets, means, squared=False),
            metrics.r2_score(targets, means),
        ],
        "outputs": outputs,
        "targets": targets.ravel().tolist(),
        "predictions": predictions.ravel().tolist(),
        "each": [
            metrics.mean_absolute_error(targets, predictions, **each).tolist(),
            metrics.mean_squared_error(targets, predictions, squared=False, **each).tolist(),
            metrics.r2_score(targets, predictions, **each).tolist(),
        ],
        "overall": [
            metrics.mean_absolute_error(targets, predictions),
            metrics.mean_squared_error(targets, predictions, squared=False),
            metrics.r2_score(targets, predictions),
        ],
    }


result = {
    "classification": {
        "three": classification(40, 3),
        "ten": classification(120, 10),
        "absent": classification(60, 6, absent=(2, 4), unpredicted=(1, 4)),
    },
    "regression": {"one": regression(30, 1), "three": regression(25, 3), "constant": regression(12, 3, constant=1)},
}
pathlib.Path(__file__).with_name("metrics.json").write_text(json.dumps(result) + "\n")

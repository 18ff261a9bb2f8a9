"""Writes binary.json: curves and areas of scikit-learn for two classes, with ties and weights. Made with scikit-learn 1.2.1."""

import json
import pathlib

import numpy
from sklearn import metrics

random = numpy.random.RandomState(7)


def run(targets, scores, weights=None):
    targets, scores = numpy.asarray(targets), numpy.asarray(scores, dtype=float)
    false_rates, true_rates, thresholds = metrics.roc_curve(targets, scores, sample_weight=weights, drop_intermediate=False)
    precision, recall, cuts = metrics.precision_recall_curve(targets, scores, sample_weight=weights)
    at = []
    for threshold in [*numpy.quantile(scores, [0, 0.25, 0.5, 1]), 0.5, -9.0, 9.0]:
        each = metrics.precision_recall_fscore_support(
            targets, scores >= threshold, labels=[0, 1], sample_weight=weights, zero_division=0)
        at.append([float(threshold)] + [float(values[1]) for values in each[:3]])
    f1 = [metrics.f1_score(targets, scores >= cut, sample_weight=weights) for cut in cuts]
    return {
        "targets": targets.tolist(),
        "scores": scores.tolist(),
        "weights": [] if weights is None else numpy.asarray(weights, dtype=float).tolist(),
        "auc": metrics.roc_auc_score(targets, scores, sample_weight=weights),
        "average precision": metrics.average_precision_score(targets, scores, sample_weight=weights),
        # The first threshold, above all scores, is one more than the largest here and infinite in later versions.
        "roc": [thresholds[1:].tolist(), false_rates.tolist(), true_rates.tolist()],
        "precision recall": [cuts.tolist(), precision.tolist(), recall.tolist()],
        "at": at,
        "best f1": max(f1),
    }


def drawn(count, share, digits, weights=None):
    targets = (random.uniform(size=count) < share).astype(int)
    targets[:2] = [0, 1]
    scores = numpy.round(random.standard_normal(count) + targets, digits)
    return run(targets, scores, None if weights is None else weights(count))


def fractions(count):
    return numpy.round(random.uniform(0.1, 3, size=count), 3)


def some_zero(count):
    return random.randint(3, size=count)


result = {
    "documentation": run([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]),
    "plain": drawn(60, 0.4, 6),
    "rare": drawn(80, 0.05, 6),
    "ties": drawn(70, 0.5, 0),
    "all equal": run([0, 1, 1, 0, 1], [0.5] * 5),
    "perfect": run([0, 0, 1, 1, 1], [0.1, 0.2, 0.7, 0.8, 0.9]),
    "backwards": run([1, 1, 0, 0], [0.1, 0.2, 0.7, 0.8]),
    "weights": drawn(50, 0.4, 1, fractions),
    "weights of zero": drawn(50, 0.4, 1, some_zero),
}
pathlib.Path(__file__).with_name("binary.json").write_text(json.dumps(result) + "\n")

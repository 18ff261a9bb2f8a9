"""Writes tables.json: what classification_report of scikit-learn prints. Made with scikit-learn 1.2.1.

Every class occurs among the labels or the predictions: scikit-learn says "micro avg" in place of accuracy where one does not.
"""

import json
import pathlib

import numpy
from sklearn.dummy import DummyClassifier
from sklearn.metrics import accuracy_score, classification_report

random = numpy.random.RandomState(5)


def table(labels, predicted, classes):
    text = classification_report(labels, predicted, labels=range(classes), zero_division=0)
    # A row more, in the format of that with the accuracy.
    rows = numpy.zeros((len(labels), 1))
    baseline = accuracy_score(labels, DummyClassifier(strategy="most_frequent").fit(rows, labels).predict(rows))
    text += f"{'baseline':>12s}  {'':>9s} {'':>9s} {baseline:>9.2f} {len(labels):>9}\n"
    return {"classes": classes, "labels": [int(one) for one in labels], "predicted": [int(one) for one in predicted], "text": text}


def drawn(count, classes, right):
    labels = random.randint(classes, size=count)
    return table(labels, numpy.where(random.uniform(size=count) < right, labels, random.randint(classes, size=count)), classes)


result = {
    "documentation": table([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], 3),
    # Recalls of 1/8, 3/8, 5/8 and 7/8: halves of a hundredth, of which Python takes the even one.
    "halves": table(sum([[one] * 8 for one in range(4)], []), sum([[one] * (2 * one + 1) + [(one + 1) % 4] * (7 - 2 * one) for one in range(4)], []), 4),
    "two": drawn(50, 2, 0.6),
    "perfect": drawn(30, 3, 1),
    "never there": table([0, 0, 1, 1], [0, 2, 1, 2], 3),
    "twelve": drawn(1234, 12, 0.7),
}
pathlib.Path(__file__).with_name("tables.json").write_text(json.dumps(result) + "\n")

"""The permission matrix for other programs: as a JSON value and as CSV. Everything in it is masked already.

The field names are a promise to those programs; tests hold them.
"""

import csv
import io

from helpers.diagnosis.matrix.matrix import Cell, Matrix, Row
from helpers.diagnosis.matrix.permissions import Holder
from helpers.reference.risk import risk_of

Json = dict[str, object]

_ABOUT = ("method", "path", "token", "effect", "risk", "reveals_secrets", "source")


def matrix_as_json(matrix: Matrix) -> Json:
    """The matrix: `operations`, and what there is to say of the whole."""
    return {
        "asked": matrix.asked,
        "practice": matrix.by_practice,
        "alarm": matrix.alarm,
        "cells": len(matrix.cells),
        "observed": len(matrix.observed),
        "differences": len(matrix.differences),
        "unclear": len(matrix.unclear),
        "without_token": [str(holder) for holder in matrix.missing],
        "operations": [_row_as_json(row) for row in matrix.rows],
    }


def _row_as_json(row: Row) -> Json:
    return {
        **_about(row),
        "group": row.operation.group,
        "summary": row.operation.summary,
        "risk_reason": risk_of(row.operation).reason,
        "holders": {str(cell.holder): _cell_as_json(cell) for cell in row.cells},
    }


def _about(row: Row) -> Json:
    operation = row.operation
    values = (
        *(operation.method, operation.path, str(operation.token), str(operation.effect)),
        *(str(risk_of(operation).risk), operation.reveals_secrets, str(operation.source)),
    )
    return dict(zip(_ABOUT, values, strict=True))


def _cell_as_json(cell: Cell) -> Json:
    """`expected` with how it is known; `observed`, null where nobody asked, with the reply's two numbers."""
    exchange = cell.exchange
    return {
        "expected": str(cell.expected),
        "known": str(cell.expectation.source),
        "observed": cell.observed and str(cell.observed),
        "agrees": cell.agrees,
        "status": exchange and exchange.status,
        "error_code": exchange and exchange.outcome.error_code,
        "outcome": exchange and str(exchange.outcome.kind),
        "note": cell.note,
    }


def matrix_as_csv(matrix: Matrix) -> str:
    """The matrix with a line for each operation and, for each holder, two columns; observed is empty if nobody asked.

    Lines end in a line feed; what holds a comma is quoted.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_ABOUT, *(f"{what}_{holder}" for holder in Holder for what in ("expected", "observed"))])
    for row in matrix.rows:
        about = {**_about(row), "reveals_secrets": "true" if row.operation.reveals_secrets else "false"}
        writer.writerow([*about.values(), *(one for cell in row.cells for one in _answers(cell))])
    return text.getvalue()


def _answers(cell: Cell) -> tuple[str, str]:
    return str(cell.expected), str(cell.observed or "")

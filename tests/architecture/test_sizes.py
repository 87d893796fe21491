"""House sizes: small files, small functions. Code that outgrows them is to be split, not to be listed here."""

from statistics import median

from tests.architecture.source import Function, functions, modules

MEDIAN_FILE = 150
LARGEST_FILE = 300
MEDIAN_FUNCTION = 9
MEDIAN_TEST = 6

# Tables of rows: long because Postmark has that many, and read by looking up, not from top to bottom.
TABLES = {"helpers.reference.operations"}


def lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_half_of_the_files_are_short() -> None:
    assert median(module.lines for module in modules()) <= MEDIAN_FILE


def test_no_file_is_long_except_tables() -> None:
    assert {module.name for module in modules() if module.lines > LARGEST_FILE} == TABLES


def test_half_of_the_functions_are_short() -> None:
    assert median(lines(function) for module in modules() for function in functions(module)) <= MEDIAN_FUNCTION


def test_half_of_the_tests_are_short() -> None:
    tests = [one for module in modules("tests") for one in functions(module) if one.name.startswith("test_")]
    assert median(map(lines, tests)) <= MEDIAN_TEST


def test_no_test_file_is_long() -> None:
    assert [module.name for module in modules("tests") if module.lines > LARGEST_FILE] == []

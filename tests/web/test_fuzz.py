"""The OpenAPI description is true, and nothing that it allows is answered with a fault of the program."""

from __future__ import annotations

import warnings
from collections import Counter

from hypothesis import HealthCheck, Phase, settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error

from allegedly.web import Settings, make_app
from allegedly.web.safety import HEADER, VISITOR, csrf_of

# A few of each route: some seventy routes in less than a minute. Forms change things and lead further: more of each.
EXAMPLES, EXAMPLES_OF_FORMS = 4, 16


def test_no_request_that_the_description_allows_is_a_fault(ledger_path):
    app = make_app(Settings(ledger_path))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "localhost"})
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @fuzzed(operation, EXAMPLES)
        def ask(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=[not_a_server_error], headers={"host": "localhost"})

        ask()
    app.app.state.room.close()
    assert asked > 60


def test_no_form_of_a_page_of_ours_is_a_fault_whatever_it_holds(ledger_path, monkeypatch):
    """Behind the wall against foreign forms: with the token of the visitor's own page, on claims that there are."""
    app = make_app(Settings(ledger_path))
    room = app.app.state.room
    visitor = "v" * 32
    headers = {
        "host": "localhost", "cookie": f"{VISITOR}={visitor}", HEADER: csrf_of(room.secret, visitor),
    }  # fmt: skip
    # What is added is put in line and not worked on: no address is fetched.
    monkeypatch.setattr("allegedly.web.adding.Desk._do", lambda desk, job: None)
    keys = [row.key for row in room.ledger.claims()]
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "localhost"})
    answers: dict[str, Counter[int]] = {}
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.method.upper() != "POST":
            continue
        send_form(operation, answers.setdefault(operation.path, Counter()), keys, headers)
    made = room.ledger.decisions()
    room.close()
    assert set(answers) == {"/add", "/check", "/review/{key}", "/undo", "/who"}
    for path, seen in answers.items():
        assert seen[403] == 0, f"{path} did not get behind the wall: {seen}"
    assert answers["/check"][200] and answers["/who"][303] and answers["/add"][303], answers
    assert made and answers["/review/{key}"][303], "no form was taken"


def send_form(operation, seen: Counter[int], keys: list[int], headers: dict[str, str]) -> None:
    """Sends a form many times over, most often for a claim that there is, and notes the answers."""

    @fuzzed(operation, EXAMPLES_OF_FORMS)
    def ask(case):
        if "key" in (case.path_parameters or {}) and seen.total() % 3:
            case.path_parameters["key"] = keys[seen.total() % len(keys)]
        answer = case.call_and_validate(checks=[not_a_server_error], headers=headers)
        seen[answer.status_code] += 1

    ask()


def fuzzed(operation, examples: int):
    """Hypothesis' decorators for the requests of one operation."""
    from hypothesis import given

    def decorate(function):
        return settings(
            max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(given(case=operation.as_strategy())(function))  # fmt: skip

    return decorate

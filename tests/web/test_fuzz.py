"""The OpenAPI description is true, and nothing that it allows is answered with a fault of the program."""

from __future__ import annotations

import warnings

from hypothesis import HealthCheck, Phase, settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error

from allegedly.web import Settings, make_app

# A few of each route: some sixty routes in less than a minute.
EXAMPLES = 4


def test_no_request_that_the_description_allows_is_a_fault(ledger_path):
    app = make_app(Settings(ledger_path))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "localhost"})
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @schema_case(operation)
        def ask(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=[not_a_server_error], headers={"host": "localhost"})

        ask()
    app.app.state.room.close()
    assert asked > 60


def schema_case(operation):
    """Hypothesis' decorator for the requests of one operation."""
    from hypothesis import given

    return given(case=operation.as_strategy())

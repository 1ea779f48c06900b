"""Bad input: one clear line that says what, where and what to do; the right exit code; nothing lost."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars
import pytest

from allegedly.coding import pipeline
from allegedly.errors import InputError
from allegedly.ledger import open_ledger
from allegedly.reading import read


def fails(ran, *words):
    assert ran.code == 2, ran
    lines = [line for line in ran.err.splitlines() if line.strip()]
    assert lines, ran
    for word in words:
        assert word in ran.err, (word, ran.err)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["relation", "Russia"], "Missing argument 'B'"),
        (["code", "--nope", "a.txt"], "No such option: --nope"),
        (["code", "a.txt", "--processes", "many"], "--processes"),
        (["narrate"], "No such command 'narrate'"),
    ],
)
def test_wrong_words_of_a_command_in_one_line(run, words, wrong):
    ran = run(*words)
    fails(ran, wrong, "--help")
    assert len(ran.err.splitlines()) == 1


def test_an_empty_file(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    fails(run("code", "empty.txt"), "empty.txt", "empty")


def test_a_folder_without_articles(run, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.xyz").write_bytes(b"\x00\x01")
    fails(run("code", "folder"), "folder")


def test_a_binary_file_named_txt(run, tmp_path):
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    fails(run("code", "binary.txt"), "binary.txt")


def test_a_file_that_is_not_there(run):
    fails(run("code", "nowhere.txt"), "nowhere.txt")


def test_a_broken_row_is_skipped_counted_and_named_and_the_others_are_coded(run, tmp_path):
    rows = [json.dumps({"id": "one", "text": "Kyiv thanked Berlin."}), "{broken", json.dumps({"id": "three"})]
    rows.append(json.dumps({"id": "four", "text": "Paris summoned the ambassador of Norway."}))
    (tmp_path / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    ran = run("code", "rows.jsonl")
    assert ran.code == 0
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == ["one", "four"]
    assert "rows.jsonl" in ran.err
    assert "2" in ran.err and "3" in ran.err
    assert "2 skipped" in ran.err


def test_strict_stops_at_the_first_broken_row(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"text": "Kyiv thanked Berlin."}\n{broken\n', encoding="utf-8")
    fails(run("code", "--strict", "rows.jsonl"), "rows.jsonl", "2")


def test_an_unknown_actor_gets_a_hint(run, article):
    fails(run("brief", "Rusia", "Iran", article), "Rusia", "did you mean", "Russia")


def test_a_brief_of_an_actor_with_itself(run, article):
    fails(run("brief", "Russia", "RUS", article), "RUS", "different")


def test_dates_the_wrong_way_round(run, article):
    ran = run("brief", "Russia", "Iran", article, "--since", "2022-12-01", "--until", "2022-01-01")
    fails(ran, "2022-12-01", "2022-01-01")


def test_a_date_that_is_none(run, article):
    fails(run("relation", "Russia", "Iran", article, "--since", "2022-13-01"), "2022-13-01")


def test_a_period_without_documents(run, article):
    fails(run("brief", "Russia", "Iran", article, "--since", "2030-01-01"), "no documents")


def test_an_unknown_format(run, article):
    fails(run("brief", "Russia", "Iran", article, "--format", "docm"), "docm", "md")


def test_a_ledger_that_is_not_there(run):
    fails(run("claims"), "allegedly.db")


def test_a_ledger_that_is_something_else(run, tmp_path):
    (tmp_path / "other.db").write_text("this is no database " * 100)
    fails(run("claims", "--ledger", "other.db"), "other.db")


def test_an_output_that_cannot_be_written(run, article):
    fails(run("read", article, "-o", "no/such/folder/out.jsonl"), "no/such/folder")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk(run, article):
    fails(run("read", article, "-o", "/dev/full"), "disk is full")


def test_a_dyad_that_stands_nowhere(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "text": "A met B.", "source": [0, 99], "target": null}\n')
    fails(run("code", "--dyads", "rows.jsonl"), "rows.jsonl", "row 1", "source")


def test_one_bad_file_alone_is_one_line(run, tmp_path):
    (tmp_path / "latin.txt").write_bytes("The café closed.\n".encode("latin-1"))
    ran = run("code", "latin.txt")
    fails(ran, "latin.txt", "UTF-8")
    assert len(ran.err.splitlines()) == 1


def test_a_run_that_fails_at_once_destroys_no_earlier_result(run, article, tmp_path):
    for name in ("read", "code", "times"):
        (tmp_path / "out.jsonl").write_text("earlier\n")
        fails(run(name, "nowhere.txt", "-o", "out.jsonl"), "nowhere.txt")
        assert (tmp_path / "out.jsonl").read_text() == "earlier\n"
        run(name, article, "-o", "out.jsonl")
        assert json.loads((tmp_path / "out.jsonl").read_text())["document"] if name != "read" else True


def test_an_input_is_never_overwritten(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"text": "Kyiv thanked Berlin."}\n')
    for name in ("read", "code", "times"):
        fails(run(name, "rows.jsonl", "-o", tmp_path / "rows.jsonl"), "is an input")
    assert (tmp_path / "rows.jsonl").read_text() == '{"text": "Kyiv thanked Berlin."}\n'


@pytest.mark.parametrize("text", ["--published", "soon"])
def test_a_date_of_publication_that_is_none(run, article, text):
    fails(run("code", article, "--published", text), "--published", "2022-10-26")


def test_a_file_that_may_not_be_read(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = Path(tempfile.mkdtemp())  # not under tmp_path, which nobody else may enter
    place.chmod(0o755)
    (place / "closed.txt").write_text("Kyiv thanked Berlin.")
    (place / "closed.txt").chmod(0)
    (place / "closed").mkdir(0)
    (place / "open.txt").write_text("Berlin thanked Kyiv.")
    try:
        with powerless():
            skipped: list[InputError] = []
            found = [document.text for document in read([place], report=skipped.append)]
            alone = run("read", place / "closed.txt")
    finally:
        shutil.rmtree(place)
    assert found == ["Berlin thanked Kyiv."]
    assert [error.where.rsplit("/", 1)[1] for error in skipped] == ["closed.txt", "closed"]
    assert all("Permission denied" in error.what for error in skipped)
    fails(alone, "closed.txt", "Permission denied")
    assert len(alone.err.splitlines()) == 1


@contextlib.contextmanager
def powerless():
    """A block without the powers of root, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_programs_own_failure_on_a_document_stops_no_other(run, tmp_path, monkeypatch):
    def fail(parsed, *others):
        if parsed.document.id == "two":
            raise IndexError("list index out of range")
        return ()

    monkeypatch.setattr(pipeline, "find_quantities", fail)
    rows = [{"id": name, "text": "Kyiv thanked Berlin."} for name in ("one", "two", "three")]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ran = run("code", "rows.jsonl")
    assert ran.code == 0
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == ["one", "three"]
    assert "document two: the program failed on it (IndexError" in ran.err and "1 skipped" in ran.err


def start(tmp_path, *arguments, **options):
    """The program in a process of its own, as a shell starts it."""
    command = [sys.executable, "-c", "from allegedly.cli import main; main()", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path, start_new_session=True, **options)


def many(tmp_path, number=3000):
    text = "Kyiv thanked Berlin for the help. " * 40
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(number)), encoding="utf-8")
    return rows


def whole(path) -> list[dict]:
    """The rows of a file, each of them whole."""
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def interrupted(process, done) -> tuple[int, str]:
    """What a process gives after Ctrl-C, which goes to it and to all that it started."""
    try:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and process.poll() is None and not done():
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, err.decode()


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_keeps_what_was_done(tmp_path, processes):
    out = tmp_path / "out.jsonl"
    process = start(tmp_path, "code", many(tmp_path), "-o", out, "--processes", processes)
    code, err = interrupted(process, lambda: out.exists() and out.stat().st_size > 10_000)
    assert code == 130
    assert err == "allegedly: stopped; what was written until now is whole and stays\n"
    assert 0 < len(whole(out)) < 3000


def test_ctrl_c_leaves_a_ledger_with_all_that_was_added(tmp_path):
    ledger = tmp_path / "ledger.db"

    def added() -> int:
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(ledger)) as connection:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        return 0

    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(json.dumps({"id": str(n), "text": f"Kyiv thanked Berlin for gift {n}."}) + "\n" for n in range(5000))
    )
    code, err = interrupted(start(tmp_path, "add", rows, "--ledger", ledger), lambda: added() > 0)
    assert code == 130 and err.startswith("allegedly: stopped") and len(err.splitlines()) == 1
    before = added()
    assert before > 0
    with open_ledger(ledger, create=False) as store:
        assert sum(1 for _ in store.coded_documents()) == before


def test_a_disk_that_fills_up_keeps_whole_lines_only(tmp_path):
    def little_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    out = tmp_path / "out.jsonl"
    process = start(tmp_path, "read", many(tmp_path, 200), "-o", out, preexec_fn=little_room)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"disk is full" in err and len(err.splitlines()) == 1
    assert 20 < len(whole(out)) < 200


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_standard_output_on_a_full_disk(tmp_path):
    with open("/dev/full", "w") as full:
        process = start(tmp_path, "read", many(tmp_path, 3), stdout=full)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"disk is full" in err and len(err.splitlines()) == 1


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    process = start(tmp_path, "read", many(tmp_path), stdout=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""


def test_output_is_utf_8_whatever_the_terminals_language(tmp_path):
    (tmp_path / "a.txt").write_text("“Zwölf Boote”, said Kyiv.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    process = start(tmp_path, "read", "a.txt", stdout=subprocess.PIPE, env=environment)
    out, _ = process.communicate(timeout=60)
    assert json.loads(out.decode("utf-8"))["text"] == "“Zwölf Boote”, said Kyiv."


def test_a_parquet_table_is_there_whole_or_not_at_all(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"text": "Kyiv thanked Berlin."}\n{broken\n')
    fails(run("code", "--strict", "rows.jsonl", "--format", "events.parquet", "-o", "e.parquet"), "row 2", "JSON")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rows.jsonl"]
    assert run("code", "rows.jsonl", "--format", "events.parquet", "-o", "e.parquet").code == 0
    assert polars.read_parquet(tmp_path / "e.parquet").height == 1


def test_a_paragraph_of_many_thousand_words_without_a_full_stop_is_coded(run, tmp_path):
    (tmp_path / "long.txt").write_text("the envoy of Norway and the minister of Iran and " * 800, encoding="utf-8")
    (tmp_path / "wide.txt").write_text("Kyiv" + " " * 100_000 + "thanked Berlin." + "x" * 30_000, encoding="utf-8")
    ran = run("code", "long.txt", "wide.txt")
    assert ran.code == 0, ran.err[-500:]
    for line in ran.out.splitlines():
        row = json.loads(line)
        text = row["document"]["text"]
        assert all(text[m["span"][0] : m["span"][1]] == m["text"] for m in row["mentions"])


def test_an_article_of_a_million_words(run, tmp_path):
    sentence = "The ministry of the island republic answered the letter of its neighbours on Monday. "
    (tmp_path / "long.txt").write_text(sentence * (1_000_000 // 14), encoding="utf-8")
    ran = run("read", "long.txt", "-o", "long.jsonl")
    assert ran.code == 0
    assert len((tmp_path / "long.jsonl").read_text(encoding="utf-8")) > 5_000_000

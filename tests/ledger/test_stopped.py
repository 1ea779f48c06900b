"""Whatever happens to `allegedly add`, the ledger holds whole documents only, and the next `add` goes on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from made import many

from allegedly.ledger import health, open_ledger
from allegedly.nouns import as_json

HERE = Path(__file__).parent
KILLS = 20
DOCUMENTS = 150


@pytest.fixture
def items():
    """Enough documents that no run adds them all before it is killed."""
    return {item.document.id: item for item in many(DOCUMENTS)}


@pytest.fixture
def coded_lines(items, tmp_path):
    """The documents as `allegedly code` writes them: adding them costs no coding."""
    path = tmp_path / "coded.jsonl"
    path.write_text("".join(json.dumps(as_json(item)) + "\n" for item in items.values()))
    return path


def runs(*arguments: object) -> subprocess.Popen[str]:
    """What runs.py writes."""
    command = [sys.executable, str(HERE / "runs.py"), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def test_killed_at_twenty_random_moments_it_leaves_whole_documents_and_goes_on(url, items, coded_lines):
    grown, endings = [], []
    with runs("kill", url, coded_lines, KILLS, 11) as running:
        for ending in running.stdout:
            endings.append(ending.strip())
            if len(endings) % 4 == 0:
                with open_ledger(url) as ledger:
                    found = list(ledger.coded_documents())
                    assert all(item == items[item.document.id] for item in found)
                    grown.append(len(found))
    assert len(endings) == KILLS and endings.count("killed") >= KILLS // 2
    assert grown == sorted(grown) and grown[-1] > 0
    assert health.check(url) == []
    with open_ledger(url) as ledger:
        ledger.add(items.values())
        assert {item.document.id: item for item in ledger.coded_documents()} == items
    assert health.check(url) == []


def test_two_that_add_the_same_documents_at_once_lose_nothing(url, items, coded_lines):
    with runs("together", url, coded_lines, 2) as running:
        assert running.stdout.read().split("\n") == ["done 0", "done 0", ""]
    with open_ledger(url) as ledger:
        assert {item.document.id: item for item in ledger.coded_documents()} == items
    assert health.check(url) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk (tmpfs)")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"a small disk (tmpfs) cannot be mounted here: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_what_was_added_before_stays(small_disk, items, coded_lines):
    place = small_disk / "test.db"
    code = "import sys; from allegedly.cli import main; sys.argv[0] = 'allegedly'; main()"
    command = [sys.executable, "-c", code, "add", str(coded_lines), "--ledger", str(place)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 2
    assert "disk is full" in ran.stderr and "Traceback" not in ran.stderr
    assert health.check(place) == []
    with open_ledger(place, create=False) as ledger:
        found = list(ledger.coded_documents())
        assert 0 < len(found) < len(items)
        assert all(item == items[item.document.id] for item in found)

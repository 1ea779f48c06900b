"""The whole way in a real Chromium: add, read, filter, decide by keyboard, undo, brief, check; nothing leaves here."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import expect, sync_playwright

from allegedly.web import Settings, make_app

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Where `SCREENSHOTS=DIR pytest tests/web/test_in_a_browser.py` puts pictures of every page; docs/images are some.
SCREENSHOTS = os.environ.get("SCREENSHOTS")
WAIT = 60_000  # ms: the first document loads the language model, on a machine that does other things too

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is not there (.ci/run installs it)")


@pytest.fixture(scope="module")
def address(coded_ledger, tmp_path_factory):
    """A room that is really served, on a free port."""
    ledger = shutil.copy(coded_ledger, tmp_path_factory.mktemp("served") / "room.db")
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    app = make_app(Settings(ledger, port=port))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def chromium():
    # What is waited for is a state of the page, however long the machine takes.
    expect.set_options(timeout=WAIT)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, address):
    """A page that notes every request that would leave the machine, and every complaint of the browser."""
    context = chromium.new_context(base_url=address, viewport={"width": 1200, "height": 850})
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    away, complaints = [], []
    opened.on("request", lambda request: request.url.startswith(address) or away.append(request.url))
    opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert away == [] and complaints == []


def press(page, key: str) -> None:
    """Presses a key on a page whose script hears it. The page itself must be there: wait for what only it shows."""
    page.locator("html[data-keys]").wait_for(state="attached")
    page.keyboard.press(key)


def test_a_document_is_added_and_read_by_layers(page):
    page.goto("/")
    page.get_by_text("Paste a text").click()
    page.get_by_label("Title").fill("Envoys of two capitals meet")
    page.get_by_label("Text", exact=True).fill(
        "Russia and Iran signed an agreement in Moscow on Tuesday. "
        "Iran denied that it had supplied 30 drones to Russia."
    )
    page.get_by_role("button", name="Add to the ledger").click()
    page.get_by_text("1 new").wait_for()
    page.locator("#progress li a").click()
    article = page.locator(".article")
    expect(article).to_have_attribute("data-layer", "said")
    for key, layer in (("2", "events"), ("6", "figures"), ("1", "said")):
        press(page, key)
        expect(article).to_have_attribute("data-layer", layer)
        assert f"layer={layer}" in page.url
    article.locator("a.trigger").first.click()
    expect(page.get_by_text("Who says so")).to_be_visible()
    expect(page.locator(".article .chosen").first).to_be_attached()
    page.wait_for_url("**claim=**")


def test_claims_are_filtered_and_an_event_opened(page):
    page.goto("/claims")
    press(page, "/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("drones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?text=drones")
    page.get_by_role("complementary").get_by_role("link", name="denied", exact=True).click()
    page.wait_for_url("**status=denied**")
    expect(page.locator("select[name=status]")).to_have_value("denied")
    shown = page.locator("ol.claims > li")
    expect(shown.first).to_be_visible()
    press(page, "j")
    expect(shown.locator("a:focus")).to_have_count(1)
    shown.first.get_by_role("link", name="the event").click()
    expect(page.get_by_role("heading", name="Positions")).to_be_visible()
    with page.expect_download() as download:
        page.goto("/claims")
        page.get_by_role("link", name=re.compile("^all .* as CSV")).click()
    assert download.value.suggested_filename == "claims.csv"


def test_claims_are_decided_by_keyboard_and_undone(page):
    page.goto("/review")
    page.get_by_label("Your name").fill("Ada Example")
    press(page, "Enter")
    expect(page.get_by_role("button", name="Right")).to_be_visible()
    before = page.locator(".card mark").inner_text()
    press(page, "y")
    expect(page.get_by_text("1 right, 0 wrong")).to_be_visible()
    press(page, "x")
    expect(page.get_by_text("1 right, 1 wrong")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text("1 right, 0 wrong")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text("0 right, 0 wrong")).to_be_visible()
    expect(page.locator(".card mark")).to_have_text(before)


def test_a_report_is_split_off_an_event_by_keyboard(page):
    page.context.add_cookies([{"name": "allegedly_who", "value": "Ada%20Example", "url": page.request.get("/").url}])
    keys = [row["event"] for row in page.request.get("/claims.json?limit=1000").json()["claims"]]
    key = max(set(keys), key=keys.count)
    page.goto(f"/events/{key}")
    reports = page.locator("h2:has-text('Reports') ~ ol.claims > li")
    told = reports.count()
    press(page, "j")
    press(page, "j")
    press(page, "o")
    expect(reports).not_to_have_count(told)
    made = page.request.get("/export/decisions.jsonl").text()
    assert '"kind": "split"' in made or '"kind":"split"' in made


def test_on_a_phone_a_claim_comes_up_from_below_and_is_put_away(page):
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.request.get("/claims.json?status=denied").json()["claims"][0]
    page.goto(f"/documents/{row['document']}")
    page.locator(f".article a[id='{row['id']}']").click()
    sheet = page.locator("#beside")
    expect(sheet.get_by_role("blockquote")).to_be_in_viewport()
    expect(page.locator(".article .chosen").first).to_be_attached()
    press(page, "Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(".article .chosen")).to_have_count(0)
    assert "claim=" not in page.url


def test_a_file_is_dropped_anywhere_in_the_box(page):
    page.goto("/")
    page.locator("html[data-keys]").wait_for(state="attached")
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.items.add(new File(["Kenya met Norway."], "note.txt", { type: "text/plain" }));
            const drop = (on) => on.dispatchEvent(
                new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
            window.kept = [drop(document.querySelector("h1")), drop(document.querySelector("form.drop summary"))];
        }"""
    )
    # Neither leaves the page, and the box has the file.
    assert page.evaluate("window.kept") == [False, False]
    assert page.evaluate("document.querySelector('form.drop input[type=file]').files[0].name") == "note.txt"


def test_two_pairs_are_compared_and_a_chart_is_dark_in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    page.goto("/dyads/RUS/IRN")
    page.get_by_label("Compare with").fill("Washington")
    page.get_by_label("and", exact=True).fill("Tehran")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/dyads/RUS/IRN/with/USA/IRN")
    chart = page.locator("img.chart").first
    assert "invert" in chart.evaluate("img => getComputedStyle(img).filter")
    assert "narrow" in chart.evaluate("img => img.currentSrc")  # half a page has a phone's width


def test_a_phone_gets_a_drawing_of_its_width(page):
    page.goto("/dyads/RUS/IRN")
    page.locator("img.chart").first.wait_for()
    page.wait_for_function("() => document.querySelector('img.chart').currentSrc.includes('series.svg')")
    assert "narrow" not in page.locator("img.chart").first.evaluate("img => img.currentSrc")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => document.querySelector('img.chart').currentSrc.includes('narrow')")


def test_a_dyad_has_its_chart_and_a_brief_its_sources(page):
    page.goto("/dyads/RUS/IRN")
    chart = page.locator("img.chart").first
    chart.wait_for()
    assert chart.evaluate("async (img) => { await img.decode(); return img.naturalWidth; }") > 0
    press(page, "b")
    page.wait_for_url("**/brief/RUS/IRN")
    page.locator("blockquote a").first.click()
    page.wait_for_url("**/documents/**")
    expect(page.locator(".article")).to_be_visible()


def test_a_draft_is_checked_with_its_faults_marked(page):
    page.goto("/check")
    page.get_by_label("The draft").fill("“We never said any of this at all,” Iran told Russia on Monday.")
    page.get_by_role("button", name="Check").click()
    page.locator("mark.fault").first.wait_for()


def test_the_keys_are_told(page):
    page.goto("/claims")
    press(page, "?")
    keys = page.get_by_role("heading", name="Keys")
    expect(keys).to_be_visible()
    expect(page.locator("#keys dd").first).to_have_text("Start")
    press(page, "Escape")
    expect(keys).to_be_hidden()
    press(page, "g")
    press(page, "d")
    page.wait_for_url("**/documents")


def every_page(page) -> dict[str, str]:
    claim = page.request.get("/claims.json?status=denied").json()["claims"][0]
    return {
        "start": "/", "documents": "/documents", "document": f"/documents/{claim['document']}",
        "claim": f"/documents/{claim['document']}?claim={claim['id']}", "claims": "/claims",
        "event": f"/events/{claim['event']}", "instruments": "/instruments", "instrument": "/instruments/JCPOA",
        "dyads": "/dyads", "dyad": "/dyads/RUS/IRN", "pairs": "/dyads/RUS/IRN/with/USA/IRN", "actors": "/actors",
        "actor": "/actors/IRN", "brief": "/brief/RUS/IRN", "check": "/check", "map": "/map", "network": "/network",
        "review": "/review", "method": "/method", "missing": "/documents/nowhere",
    }  # fmt: skip


def test_no_page_has_a_serious_fault_of_accessibility(chromium, address):
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(base_url=address, bypass_csp=True)  # axe is put into the page from outside
    page = context.new_page()
    page.set_default_timeout(WAIT)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for name, path in every_page(page).items():
            page.goto(path, wait_until="networkidle")
            for fault in Axe().run(page).response["violations"]:
                if fault["impact"] in ("serious", "critical"):
                    found.append((name, scheme, fault["id"], fault["nodes"][0]["html"][:200]))
    context.close()
    assert found == []


def test_every_page_fits_a_phone(chromium, address):
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    wide = {}
    for name, path in every_page(page).items():
        page.goto(path, wait_until="networkidle")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[name] = width
    context.close()
    assert wide == {}


@pytest.mark.skipif(SCREENSHOTS is None, reason="pictures are made where SCREENSHOTS names a folder")
def test_pictures_of_every_page(chromium, address):
    for scheme, width in (("light", 1200), ("dark", 1200), ("light", 390)):
        context = chromium.new_context(
            base_url=address, color_scheme=scheme, viewport={"width": width, "height": 850 if width > 400 else 844}
        )
        page = context.new_page()
        page.set_default_timeout(WAIT)
        for name, path in every_page(page).items():
            page.goto(path, wait_until="networkidle")
            page.screenshot(path=Path(SCREENSHOTS or ".") / f"{name}-{scheme}-{width}.jpg", quality=40)
        context.close()

"""The page for the doctor in a real browser: it shows, prints on one sheet, asks for nothing, and all can read it.

Skipped where Chromium or axe-core is missing; with CBTPAIN_TEST_BROWSER=needed that is a failure.
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any, NoReturn

import pytest

from cbtpain.report.page import page
from cbtpain.report.page_html import html
from tests.conftest import SOURCE
from tests.report.diaries import FIRST, HOSTILE, crowded, realistic, three_years

PAGES = {"usual": realistic, "long": three_years, "crowded": crowded}
"""The page at its fullest; Letter is the shorter sheet."""
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)
MOST_OF_A_BLANK = 30_000
"""Bytes; the picture of a blank sheet has about 5,000, that of the page about 170,000."""
BY_ITSELF = "not an origin"
TOLD = re.compile(r'<pre id="told">(.*?)</pre>', re.DOTALL)
RUN_AXE = """
axe.run().then(found => {
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify({
    violations: found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html)]),
    passes: found.passes.map(rule => rule.id),
    fetched: performance.getEntriesByType("resource").map(entry => entry.name),
    scripts: document.scripts.length,
  });
  document.body.append(told);
});
"""


def missing(what: str) -> NoReturn:
    """Skip, or fail where a run must not go without."""
    reason = f"{what} is missing (CONTRIBUTING.md says how to have it)"
    if os.environ.get("CBTPAIN_TEST_BROWSER") == "needed":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or missing("Chromium")


@pytest.fixture(scope="module")
def axe() -> str:
    """The text of axe-core."""
    folder = Path(os.environ.get("CBTPAIN_TEST_AXE", SOURCE / "node_modules" / "axe-core"))
    script = folder / "axe.min.js"
    return script.read_text(encoding="utf-8") if script.exists() else missing("axe-core")


def browse(chromium: str, folder: Path, document: str, *options: str) -> str:
    """What Chromium prints for that document, with a profile of its own."""
    path = folder / "page.html"
    path.write_text(document, encoding="utf-8")
    done = subprocess.run(
        [chromium, *FLAGS, f"--user-data-dir={folder / 'profile'}", *options, path.as_uri()],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"HOME": str(folder)},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def document(name: str) -> str:
    return html(page(PAGES[name]()))


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize(("name", "size"), [("usual", "A4"), *((name, "Letter") for name in PAGES)])
def test_it_prints_on_one_sheet(chromium: str, tmp_path: Path, name: str, size: str) -> None:
    printed = tmp_path / "page.pdf"
    sized = document(name).replace("</head>", f"<style>@page {{ size: {size} }}</style></head>")
    browse(chromium, tmp_path, sized, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    pdf = printed.read_bytes()
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]" if size == "A4" else rb"/MediaBox\s*\[0 0 612", pdf)
    assert sheets(pdf) == 1


def test_it_is_no_blank_sheet(chromium: str, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    browse(chromium, tmp_path, document("usual"), "--window-size=900,1200", f"--screenshot={picture}")
    assert picture.stat().st_size > MOST_OF_A_BLANK


def asked_for(chromium: str, folder: Path, text: str) -> set[str]:
    """What the page asked for; a request of the browser's own accord has no page that it belongs to."""
    log = folder / "net.json"
    browse(chromium, folder, text, f"--log-net-log={log}", "--dump-dom")
    events = [event.get("params", {}) for event in json.loads(log.read_text(encoding="utf-8"))["events"]]
    return {event["url"] for event in events if event.get("initiator", BY_ITSELF) != BY_ITSELF}


def test_it_asks_for_nothing(chromium: str, tmp_path: Path) -> None:
    # Without its own policy, so that it is the page that does not ask. The one picture shows that it would be noticed.
    hostile = html(page(realistic()._replace(name=HOSTILE, goal=HOSTILE, notes=[(FIRST, HOSTILE)])))
    url = "http://cbtpain.invalid/x.png"
    asking = unguarded(hostile).replace("</body>", f'<img src="{url}" alt=""></body>')
    assert asked_for(chromium, tmp_path, asking) == {url}


def unguarded(text: str) -> str:
    """The page without its own policy, which lets nothing be fetched and no script run."""
    opened = re.sub(r"<meta http-equiv[^>]*>", "", text)
    assert opened != text
    return opened


def judged(chromium: str, folder: Path, text: str, axe: str) -> dict[str, Any]:
    """What axe-core finds: it is put into the page, whose own policy would not let it run."""
    tested = unguarded(text).replace("</body>", f"<script>{axe}</script><script>{RUN_AXE}</script></body>")
    told = TOLD.search(browse(chromium, folder, tested, "--virtual-time-budget=20000", "--dump-dom"))
    assert told is not None
    found: dict[str, Any] = json.loads(unescape(told[1]))
    return found


def test_axe_finds_nothing_in_the_way_of_anybody(chromium: str, tmp_path: Path, axe: str) -> None:
    found = judged(chromium, tmp_path, document("usual"), axe)
    assert found["violations"] == []
    assert {"color-contrast", "document-title", "html-has-lang"} <= set(found["passes"])
    assert found["fetched"] == []
    assert found["scripts"] == 2


def test_axe_would_find_something(chromium: str, tmp_path: Path, axe: str) -> None:
    # Without this the test above could be passing because nothing ran.
    broken = document("usual").replace(' lang="en"', "").replace('role="img"', 'role="img" tabindex="5"')
    assert {rule for rule, _ in judged(chromium, tmp_path, broken, axe)["violations"]} >= {"html-has-lang"}


def test_the_pages_own_policy_lets_no_script_run(chromium: str, tmp_path: Path) -> None:
    script = "<script>document.body.textContent = 'ran'</script></body>"
    assert ">ran<" not in browse(chromium, tmp_path, document("usual").replace("</body>", script), "--dump-dom")

"""Pictures of the documents: sheets of pages in few colours, and nothing where LibreOffice is missing."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageColor

from benchmarks import documents
from charts.theme import LIGHT
from domain.terms import Status


def test_without_libreoffice_it_says_so_and_leaves_the_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert documents.take(tmp_path / "none.duckdb", tmp_path) == []
    assert documents.render([tmp_path / "a.docx"]) == {}
    assert "apt-get install libreoffice" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_keeps_the_colour_of_every_status(tmp_path: Path) -> None:
    """A rare red among much yellow stays red."""
    pages = []
    for number in range(9):
        page = Image.new("RGB", (480, 270), LIGHT.paper)
        page.paste(LIGHT.colour(Status.SLOW), (0, 0, 480, 135))
        page.paste(LIGHT.colour(Status.FAR_BEHIND), (0, 135, 24, 150))
        pages.append(tmp_path / f"page-{number + 1}.png")
        page.save(pages[-1])
    first, second = documents.sheets(pages, "docx")
    assert (first.mode, first.size[0] > second.size[0]) == ("P", True)
    (sheet,) = documents.sheets(pages, "pptx")
    colours = {bytes(colour) for colour in np.unique(np.asarray(sheet.convert("RGB")).reshape(-1, 3), axis=0)}
    expected = (LIGHT.colour(Status.SLOW), LIGHT.colour(Status.FAR_BEHIND), LIGHT.paper)
    assert {bytes(ImageColor.getrgb(one)) for one in expected} <= colours

"""Makes the documents of the demonstration data, times them, and renders them with LibreOffice, to look at.

`python -m benchmarks.documents FOLDER` writes every format in every language there, with every page as a picture.
Without a folder it renews docs/screenshots/documents-*.png: the pages of the bulletins and of the slides on sheets.
"""

import math
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageColor

from benchmarks.serving import ROOT
from charts.colours import mixed
from charts.theme import LIGHT
from domain.periods import Period
from domain.terms import Status
from locales import LANGUAGES, texts
from reports.bulletins import FORMATS, Matter, make
from reports.files import deliver
from reports.formats import DOCX, PPTX
from services.access import open_store
from services.bulletin import BulletinQuery, bulletin
from services.permissions import LOCAL
from services.registry import read_registry

SAMPLES = (("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4"))
SCREENSHOTS = ROOT / "docs" / "screenshots"
_DRAWN = (DOCX, PPTX)
_DOTS_PER_INCH = {DOCX: 80, PPTX: 60}
_LACKING = "soffice and pdftoppm are needed for pictures: apt-get install libreoffice poppler-utils\n"
# Pages on a sheet, in a row, and how wide each is in px: small to load, large enough to read headings and tables.
_PAGES = {DOCX: (8, 4, 300), PPTX: (12, 4, 480)}
_GAP, _GROUND = 8, "#8A939C"


def write(
    database: Path, folder: Path, *, languages: Sequence[str] = LANGUAGES, forms: Sequence[str] = tuple(FORMATS)
) -> list[Path]:
    """Write every sample in some languages and formats, telling how long each took; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with open_store(database) as store:
        registry = read_registry(store)
        for region, period in SAMPLES:
            for language in languages:
                for form in forms:
                    began = time.perf_counter()
                    facts = bulletin(store, registry, BulletinQuery(region, Period.parse(period)), LOCAL)
                    made = make(Matter(store, registry, facts), texts(language), form=form)
                    path = folder / f"{region}-{period}.{language}.{form}"
                    deliver(made.content, path)
                    sys.stdout.write(f"{path.name}: {time.perf_counter() - began:.2f} s\n")
                    written.append(path)
    return written


def render(documents: Sequence[Path]) -> dict[Path, list[Path]]:
    """Return the pages of DOCX and PPTX files as PNG, one a page, beside them; none where the tools are missing."""
    office, pictures = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or pictures is None:
        sys.stdout.write(_LACKING)
        return {}
    return {path: _pages(path, office, pictures) for path in documents if path.suffix[1:] in _DRAWN}


def _pages(path: Path, office: str, pictures: str) -> list[Path]:
    folder = path.with_name(f"{path.name}.pages")
    folder.mkdir(exist_ok=True)
    # A profile of its own: an office that is open on the same machine would take the order and answer nothing.
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
    pdf = folder / path.with_suffix(".pdf").name
    dots = str(_DOTS_PER_INCH[path.suffix[1:]])
    subprocess.run([pictures, "-r", dots, "-png", str(pdf), str(folder / "page")], check=True, timeout=300)  # noqa: S603
    return sorted(folder.glob("page-*.png"), key=lambda page: int(page.stem.split("-")[1]))


def sheets(pages: Sequence[Path], form: str) -> list[Image.Image]:
    """Return the pages of a document on sheets, a few colours each."""
    most, _, _ = _PAGES[form]
    return [_sheet(pages[start : start + most], form) for start in range(0, len(pages), most)]


def _sheet(pages: Sequence[Path], form: str) -> Image.Image:
    _, across, width = _PAGES[form]
    drawn = [_scaled(page, width) for page in pages]
    height, across = max(one.height for one in drawn), min(across, len(drawn))
    rows = math.ceil(len(drawn) / across)
    sheet = Image.new("RGB", (across * (width + _GAP) + _GAP, rows * (height + _GAP) + _GAP), _GROUND)
    for place, page in enumerate(drawn):
        sheet.paste(page, (_GAP + place % across * (width + _GAP), _GAP + place // across * (height + _GAP)))
    return sheet.quantize(palette=_palette(), dither=Image.Dither.NONE)


def _palette() -> Image.Image:
    """Return the colours of a sheet: all statuses with their shades; chosen by frequency a rare red became a yellow."""
    statuses = [colour for status in Status for colour in (LIGHT.colour(status), LIGHT.shade(status))]
    pure = [LIGHT.ink, LIGHT.accent, LIGHT.muted, _GROUND, *dict.fromkeys(statuses)]
    shades = [mixed(colour, LIGHT.paper, share) for colour in pure for share in (1.0, 0.6, 0.25)]
    named = [*dict.fromkeys([*shades, LIGHT.paper, LIGHT.band, LIGHT.grid])]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in named for part in ImageColor.getrgb(colour)[:3]])
    return palette


def _scaled(page: Path, width: int) -> Image.Image:
    with Image.open(page) as found:
        return found.convert("RGB").resize((width, round(found.height * width / found.width)), Image.Resampling.LANCZOS)


def take(database: Path, folder: Path = SCREENSHOTS) -> list[Path]:
    """Renew `documents-<region>-<period>-<format>.png`, the first pages of each document; return those written.

    Where LibreOffice is missing it says so and leaves them as they are.
    """
    with TemporaryDirectory() as work:
        if shutil.which("soffice") is None or shutil.which("pdftoppm") is None:
            sys.stdout.write(_LACKING)
            return []
        pages = render(write(database, Path(work), languages=LANGUAGES[:1], forms=_DRAWN))
        folder.mkdir(parents=True, exist_ok=True)
        taken = []
        for path, found in pages.items():
            name = f"documents-{path.name.split('.')[0]}-{path.suffix[1:]}.png"
            sheets(found, path.suffix[1:])[0].save(folder / name, optimize=True)
            taken.append(folder / name)
        return taken


if __name__ == "__main__":
    if len(sys.argv) > 1:
        render(write(ROOT / "data" / "monitor.duckdb", Path(sys.argv[1])))
    else:
        take(ROOT / "data" / "monitor.duckdb")

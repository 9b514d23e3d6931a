"""Makes the documents of the demonstration data, times them, and renders them with LibreOffice, to look at.

`python -m benchmarks.documents FOLDER` writes every format; with soffice and pdftoppm the pages of DOCX come as PNG.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.serving import ROOT
from domain.periods import Period
from locales import LANGUAGES, texts
from reports.bulletins import FORMATS, make
from reports.files import deliver
from services.access import open_store
from services.bulletin import BulletinQuery, bulletin
from services.registry import read_registry

SAMPLES = (("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4"))
_DOTS_PER_INCH = "80"


def write(database: Path, folder: Path) -> list[Path]:
    """Write every sample in every language and format, telling how long each took; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with open_store(database) as store:
        registry = read_registry(store)
        for region, period in SAMPLES:
            for language in LANGUAGES:
                for form in FORMATS:
                    began = time.perf_counter()
                    facts = bulletin(store, registry, BulletinQuery(region, Period.parse(period)))
                    made = make(facts, texts(language), form=form)
                    path = folder / f"{region}-{period}.{language}.{form}"
                    deliver(made.content, path)
                    sys.stdout.write(f"{path.name}: {time.perf_counter() - began:.2f} s\n")
                    written.append(path)
    return written


def render(documents: list[Path]) -> None:
    """Render DOCX files to PNG, one a page, beside them; where the tools are missing it says so."""
    office, pictures = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or pictures is None:
        sys.stdout.write(
            "soffice and pdftoppm are needed for pictures: apt-get install libreoffice-writer poppler-utils\n"
        )
        return
    for path in documents:
        if path.suffix == ".docx":
            command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
            pdf = path.with_suffix(".pdf")
            command = [pictures, "-r", _DOTS_PER_INCH, "-png", str(pdf), str(pdf.with_suffix(""))]
            subprocess.run(command, check=True, timeout=300)  # noqa: S603


if __name__ == "__main__":
    render(write(ROOT / "data" / "monitor.duckdb", Path(sys.argv[1])))

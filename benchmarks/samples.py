"""Writes data/samples anew: invented returns for the demonstration, the same bytes every time.

Run as `python -m benchmarks.samples`.
"""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.samples_flaws import with_flaws
from benchmarks.samples_gd import guangdong
from benchmarks.samples_gx import guangxi
from benchmarks.samples_hz import hanzhong
from benchmarks.samples_nat import national
from benchmarks.samples_sheet import content
from benchmarks.samples_terms import Book, Return

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
MANIFEST = "manifest.csv"
MANIFEST_COLUMNS = ("file", "sender_region_code", "received", "kind", "document_id")


def demonstration_returns(book: Book) -> Iterator[Return]:
    """Yield every return of the demonstration as its office sent it, document by document."""
    for drafts in (national(book), guangdong(book), guangxi(book), hanzhong(book)):
        yield from with_flaws(drafts.returns())


def write_samples(folder: Path) -> None:
    """Write the files and their manifest into `folder`; the documents' folders there are emptied first."""
    book = Book()
    sent = list(demonstration_returns(book))
    for document in {one.document for one in sent}:
        if (folder / document).exists():
            shutil.rmtree(folder / document)
    for one in sent:
        path = folder / one.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(one, book))
    (folder / MANIFEST).write_bytes(_manifest(sent))


def _manifest(sent: list[Return]) -> bytes:
    """Return the list of files, in the order of their names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(MANIFEST_COLUMNS)
    for one in sorted(sent, key=lambda one: one.file):
        kind = "revision" if one.revision else "return"
        writer.writerow((one.file, one.sender, one.received, kind, one.document))
    return text.getvalue().encode()


if __name__ == "__main__":
    write_samples(SAMPLES)

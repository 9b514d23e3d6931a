"""Parts of native charts that python-pptx has no words for: lines over columns, stems, point formats, alt texts."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from charts.colours import mixed
from charts.theme import HOLLOW, Theme
from domain.terms import Status
from reports.slides_page import Page
from reports.slides_text import Box, colour_of

NAMES, VALUES, TICKS = 11.0, 10.5, 10.5
_FORMULA = tuple("=+-@\t\r")
_MARKERS: Mapping[Status, Any] = MappingProxyType(
    {
        Status.MET: XL_MARKER_STYLE.CIRCLE,
        Status.ON_PACE: XL_MARKER_STYLE.DIAMOND,
        Status.SLOW: XL_MARKER_STYLE.TRIANGLE,
        Status.FAR_BEHIND: XL_MARKER_STYLE.SQUARE,
        Status.WORSENING: XL_MARKER_STYLE.PLUS,
        Status.MISSED: XL_MARKER_STYLE.X,
        Status.CANNOT_ASSESS: XL_MARKER_STYLE.CIRCLE,
    }
)
_LINED = (Status.MISSED, Status.WORSENING)  # crosses have no inside


def table(names: Sequence[str], series: Mapping[str, Sequence[float | None]], *, written: str) -> Any:
    """Return the table behind a chart: a row a name, a column a series, an empty cell where there is no value."""
    data: Any = CategoryChartData(number_format=written)  # type: ignore[no-untyped-call]
    data.categories = [harmless(name) for name in names]
    for name, values in series.items():
        data.add_series(harmless(name), list(values))
    return data


def harmless(name: str) -> str:
    """Return a name that runs as no formula in the table behind a chart."""
    return f"'{name}" if name[:1] in _FORMULA else name


def add_chart(page: Page, kind: Any, data: Any, box: Box, *, alt: str) -> Any:
    """Return a native chart at a place, without title and legend, with its finding as alt text."""
    place = (Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    frame = page.slide.shapes.add_chart(kind, *place, data)
    describe(frame, alt)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(NAMES)
    chart.font.color.rgb = colour_of(page.look.theme.ink)
    return chart


def describe(frame: Any, alt: str) -> None:
    """Give a chart or table its alt text."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def quiet_names(axis: Any, theme: Theme, *, size: float = NAMES, turned: int | None = 0) -> None:
    """Set an axis of names: no ticks, a thin line; `turned` in degrees, None leaves it to the program."""
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = colour_of(theme.muted)
    axis.format.line.width = Pt(0.75)
    axis.tick_labels.font.size = Pt(size)
    axis.tick_labels.font.color.rgb = colour_of(theme.ink)
    if turned is not None:
        axis._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", str(turned * 60_000))


def value_axis(axis: Any, theme: Theme, *, low: float, high: float, step: float | None, written: str) -> None:
    """Set an axis of values: its range, round ticks, a thin grid, no line. `written` is its number format."""
    axis.minimum_scale, axis.maximum_scale = low, high
    if step:
        axis.major_unit = step
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour_of(theme.grid)
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.font.size = Pt(TICKS)
    axis.tick_labels.font.color.rgb = colour_of(theme.muted)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = written, False


def no_axis(axis: Any, *, low: float, high: float) -> None:
    """Hide an axis of values whose numbers stand at the bars."""
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.has_major_gridlines = False
    axis.visible = False


def number_labels(series: Any, theme: Theme, *, written: str, position: Any = None, size: float = VALUES) -> None:
    """Write the value at every point of a series; they follow the numbers when these are edited."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = written, False
    labels.font.size = Pt(size)
    labels.font.color.rgb = colour_of(theme.ink)
    if position is not None:
        labels.position = position


def value_label(
    series: Any, index: int, theme: Theme, *, written: str, position: Any, bold: bool = False, size: float = 11
) -> None:
    """Write the value at one point in a format of its own; it follows the number when that is edited."""
    label = series.points[index].data_label
    label.font.size, label.font.bold = Pt(size), bold
    label.font.color.rgb = colour_of(theme.ink)
    label.position = position
    _only_value(label._dLbl, value=True)
    _write_format(label._dLbl, written)


def name_label(series: Any, index: int, *, colour: str, above: bool, size: float = 12) -> None:
    """Write the name of a series at one of its points instead of a legend."""
    label = series.points[index].data_label
    label.font.size, label.font.bold = Pt(size), True
    label.font.color.rgb = colour_of(colour)
    label.position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
    _only_value(label._dLbl, value=False)


def _only_value(label: Any, *, value: bool) -> None:
    shown = {"c:showVal": value, "c:showSerName": not value}
    for child in label:
        name = f"c:{etree.QName(child).localname}"
        if name.startswith("c:show"):
            child.set("val", "1" if shown.get(name) else "0")


def _write_format(label: Any, written: str) -> None:
    form = etree.Element(qn("c:numFmt"), {"formatCode": written, "sourceLinked": "0"})
    before = [child for child in label if etree.QName(child).localname in ("idx", "delete", "layout", "tx")]
    label.insert(len(before), form)


def mark_series(series: Any, status: Status, theme: Theme, *, size: int = 10) -> None:
    """Draw a series as marks of one status: its shape and its colour, no line between them."""
    series.format.line.fill.background()
    series.smooth = False
    mark_point(series, status, theme, size=size)


def mark_point(holder: Any, status: Status, theme: Theme, *, size: int) -> None:
    """Give a series or a point the mark of a status."""
    marker = holder.marker
    marker.style, marker.size = _MARKERS.get(status, XL_MARKER_STYLE.CIRCLE), size
    # Pale, not empty: some programs draw no outline around a mark.
    fill = mixed(theme.colour(status), theme.paper, 0.4) if status in HOLLOW else theme.colour(status)
    if status in _LINED:
        marker.format.fill.background()
    else:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour_of(fill)
    marker.format.line.color.rgb = colour_of(theme.colour(status) if status in _LINED else theme.edge(status))
    marker.format.line.width = Pt(2.5 if status in _LINED else 1.0)


def plain_line(series: Any, colour: str, *, width: float, dash: Any = None) -> None:
    """Draw a series as a straight line without marks."""
    series.smooth = False
    series.format.line.color.rgb = colour_of(colour)
    series.format.line.width = Pt(width)
    if dash is not None:
        series.format.line.dash_style = dash
    series.marker.style = XL_MARKER_STYLE.NONE


def no_marks(series: Any) -> None:
    """Leave nothing of a series to see but its labels."""
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE


def steps_only(series: Any, theme: Theme) -> None:
    """Draw a series as a short level mark at each name, no line between them."""
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.DASH, 14
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour_of(theme.accent)
    series.marker.format.line.color.rgb = colour_of(theme.accent)


def stems(chart: Any, theme: Theme) -> None:
    """Connect the highest and the lowest series at each name: the value and the target."""
    lines = chart._chartSpace.find(f".//{qn('c:lineChart')}")
    stem = etree.SubElement(lines, qn("c:hiLowLines"))
    shape = etree.SubElement(stem, qn("c:spPr"))
    line = etree.SubElement(shape, qn("a:ln"), {"w": str(int(Pt(2.25)))})
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": theme.grid.lstrip("#")})
    marker = lines.find(qn("c:marker"))
    marker.addprevious(stem)


def over_columns(chart: Any, count: int) -> None:
    """Draw the last `count` series of a column chart as lines over the columns, on the same axes."""
    columns = chart._chartSpace.find(f".//{qn('c:barChart')}")
    moved = columns.findall(qn("c:ser"))[-count:]
    lines = etree.Element(qn("c:lineChart"))
    etree.SubElement(lines, qn("c:grouping"), {"val": "standard"})
    etree.SubElement(lines, qn("c:varyColors"), {"val": "0"})
    for series in moved:
        inverted = series.find(qn("c:invertIfNegative"))
        if inverted is not None:
            series.remove(inverted)
        lines.append(series)
    etree.SubElement(lines, qn("c:marker"), {"val": "1"})
    for axis in columns.findall(qn("c:axId")):
        etree.SubElement(lines, qn("c:axId"), {"val": axis.get("val")})
    columns.addnext(lines)


def fill_points(series: Any, colours: Sequence[str]) -> None:
    """Fill each bar of a series with its own colour."""
    for index, colour in enumerate(colours):
        point = series.points[index]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour_of(colour)


def fill_series(series: Any, colour: str, *, seam: RGBColor | None = None) -> None:
    """Fill all bars of a series, with a seam between stacked ones."""
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour_of(colour)
    if seam is not None:
        series.format.line.color.rgb = seam
        series.format.line.width = Pt(1)


DASHED, DOTTED = MSO_LINE.DASH, MSO_LINE.ROUND_DOT

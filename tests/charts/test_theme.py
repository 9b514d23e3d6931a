import pytest

from charts.colours import contrast, luminance, mixed, readable
from charts.theme import DARK, LIGHT, MARKS, PALETTES, SYMBOLS, png_options, theme
from domain.terms import Status
from locales import Texts

THEMES = [(dark, palette) for dark in (False, True) for palette in PALETTES]


def test_contrast_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the well-known near miss
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def test_readable_keeps_what_can_be_read_and_shades_what_cannot() -> None:
    assert readable("#12805C", "#FFFFFF") == "#12805C"
    assert contrast("#E3A008", "#FFFFFF") < 4.5 <= contrast(readable("#E3A008", "#FFFFFF"), "#FFFFFF")


@pytest.mark.parametrize(("dark", "palette"), THEMES)
@pytest.mark.parametrize("status", Status)
def test_contrast_table(dark: bool, palette: str, status: Status) -> None:
    look = theme(dark=dark, palette=palette)
    assert contrast(look.shade(status), look.paper) >= 4.5
    assert contrast(look.edge(status), look.paper) >= 3
    assert contrast(look.edge(status), look.tint(status)) >= 3
    assert contrast(look.ink, look.tint(status)) >= 7
    assert contrast(look.muted_on(status), look.tint(status)) >= 4.5
    assert contrast(look.on(look.colour(status)), look.colour(status)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_neutral_words_can_be_read(look: object) -> None:
    assert isinstance(look, type(LIGHT))
    for colour in (look.ink, look.muted, look.accent):
        assert contrast(colour, look.paper) >= 4.5
        assert contrast(colour, look.band) >= 4.5


def test_every_status_has_a_shape_of_its_own() -> None:
    assert set(MARKS) == set(SYMBOLS) == set(Status)
    assert len(set(MARKS.values())) == len(set(SYMBOLS.values())) == len(Status)


def test_house_colours() -> None:
    shown = [LIGHT.colour(status) for status in (Status.MET, Status.ON_PACE, Status.SLOW, Status.FAR_BEHIND)]
    assert shown == ["#12805C", "#6BAF92", "#E3A008", "#C8372D"]
    assert (LIGHT.ink, LIGHT.muted, LIGHT.grid, LIGHT.accent) == ("#1D2733", "#5E6B78", "#E6EAEE", "#12436D")


def test_deliverables_carry_no_traffic_light() -> None:
    for palette in PALETTES.values():
        assert palette[Status.DONE] == palette[Status.NOT_YET] == "#557391"


def test_worse_is_darker() -> None:
    for palette in PALETTES.values():
        reds = [luminance(palette[status]) for status in (Status.FAR_BEHIND, Status.WORSENING, Status.MISSED)]
        assert reds == sorted(reds, reverse=True)


def test_unknown_palette_is_refused() -> None:
    with pytest.raises(KeyError):
        theme(palette="rainbow")


def test_png_is_3200_by_1800_and_the_only_button(zh: Texts) -> None:
    options = png_options("图", zh)
    image = options["toImageButtonOptions"]
    assert (image["width"] * image["scale"], image["height"] * image["scale"]) == (3200, 1800)
    assert (image["format"], image["filename"]) == ("png", "图")
    assert options["modeBarButtons"] == [["toImage"]]
    assert options["displaylogo"] is False
    assert options["locales"]["zh-CN"]["dictionary"]["Download plot as a PNG"].startswith("下载图片")


def test_png_of_a_long_figure_keeps_its_height() -> None:
    assert png_options("a", height=2400)["toImageButtonOptions"]["height"] == 2400
    assert png_options("a", height=300)["toImageButtonOptions"]["height"] == 900

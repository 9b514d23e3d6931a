"""What goes wrong in a browser while nobody looks: errors of the page, requests to other hosts."""

from playwright.sync_api import ConsoleMessage, Page, Request

# On a deep link Streamlit's own page first looks for its server below the link's path.
_PROBES = ("/_stcore/health", "/_stcore/host-config")


class Watch:
    """What went wrong in the browser while nobody looked."""

    def __init__(self, page: Page, address: str) -> None:
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self._address = address
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(_PROBES):
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.elsewhere.append(request.url)

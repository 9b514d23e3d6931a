"""A visit to a running server without a browser: Streamlit's own messages over its own WebSocket.

A browser draws what these messages say; a hundred of them at once are too heavy for the machine that serves them. What
is measured is what a reader waits for: from a choice to the last message of the run that it causes.
"""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpx
import polars as pl
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

_COOKIE = "_streamlit_xsrf"
_PATIENCE = 120.0  # s: what takes longer counts as a fault
_ENDED_WELL = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class SessionFailedError(Exception):
    """The server ended a visit, did not answer in time, or a run did not end well."""


# What a visit may fail with: each is a fault of the server, or of the machine under it.
FAILURES = (SessionFailedError, OSError, WebSocketException, httpx.HTTPError)


@dataclass
class Shown:
    """What a run drew: every element by its place, and how long it took."""

    elements: dict[tuple[int, ...], Any] = field(default_factory=dict)
    seconds: float = 0.0

    def all(self, kind: str) -> list[Any]:
        """Return the elements of a kind, in their order."""
        placed = sorted(self.elements.items())
        return [getattr(one, kind) for _, one in placed if one.WhichOneof("type") == kind]

    @property
    def title(self) -> str:
        """The headline of the screen; empty where there is none."""
        return next((str(one.body) for one in self.all("heading") if one.tag == "h1"), "")

    @property
    def whole(self) -> bool:
        """Whether the line that every screen ends with was drawn."""
        return any("mon-foot" in one.body for one in self.all("html"))

    @property
    def faults(self) -> list[str]:
        """What a reader sees as an error."""
        wrong = [str(one.message) for one in self.all("exception")]
        return wrong + [str(one.body) for one in self.all("alert") if one.format == Alert.ERROR]

    def widget(self, key: str) -> Any:
        """Return the element of a widget's key; KeyError where it is not on the screen."""
        for one in self.elements.values():
            drawn = getattr(one, one.WhichOneof("type") or "empty")
            if str(getattr(drawn, "id", "")).endswith(f"-{key}"):
                return drawn
        raise KeyError(key)

    @property
    def tables(self) -> list[pl.DataFrame]:
        """The rows of every table on the screen, in their order."""
        return [pl.DataFrame(pl.read_ipc_stream(one.arrow_data.data)) for one in self.all("dataframe")]


class Session:
    """One open visit: the address it stands at and the connection to the server."""

    def __init__(self, address: str, connection: ClientConnection, http: httpx.AsyncClient) -> None:
        self._address, self._connection, self._http = address, connection, http
        self._session_id = ""
        self._query, self._page = "", ""
        self._kept: dict[str, dict[str, Any]] = {}  # what widgets hold: a browser sends all of it with every run
        self.shown = Shown()

    @classmethod
    async def open(cls, address: str) -> Self:
        """Connect to a server as a browser does after it loaded the page."""
        http = httpx.AsyncClient(base_url=address, timeout=_PATIENCE)
        (await http.get("/_stcore/health")).raise_for_status()
        token = http.cookies.get(_COOKIE) or ""
        connection = await connect(
            address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=["streamlit", token] if token else ["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": f"{_COOKIE}={token}"},
            max_size=None,
            open_timeout=_PATIENCE,
            ping_timeout=_PATIENCE,
        )
        return cls(address, connection, http)

    async def close(self) -> None:
        """End the visit."""
        await self._connection.close()
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self.close()

    async def show(self, page: str, query: str) -> Shown:
        """Open a screen (`""` is the overview) with a query as it stands in the address, and return what it drew."""
        self._page, self._query, self._kept = page, query, {}
        return await self._run()

    async def choose(self, key: str, index: int) -> Shown:
        """Choose an option of a selection box by its place."""
        box = self.shown.widget(key)
        self._kept[box.id] = {"string_value": box.options[index]}
        return await self._run()

    async def press(self, key: str) -> Shown:
        """Press a button."""
        return await self._run(pressed=self.shown.widget(key).id)

    async def upload(self, key: str, *, name: str, content: bytes) -> Shown:
        """Put a file into an uploader."""
        widget = self.shown.widget(key)
        urls = await self._place(name)
        answer = await self._http.put(
            urls.upload_url,
            files={"file": (name, content, "text/csv")},
            headers={"X-Xsrftoken": self._http.cookies.get(_COOKIE) or ""},
        )
        answer.raise_for_status()
        file = {"name": name, "size": len(content), "file_id": urls.file_id, "file_urls": urls}
        self._kept[widget.id] = {"file_uploader_state_value": {"uploaded_file_info": [file]}}
        return await self._run()

    async def _place(self, name: str) -> Any:
        """Ask where a file may be put."""
        asked = BackMsg()
        asked.file_urls_request.request_id = secrets.token_hex(4)
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self._session_id
        await self._connection.send(asked.SerializeToString())
        while True:
            message = await self._received()
            if message.WhichOneof("type") == "file_urls_response":
                return message.file_urls_response.file_urls[0]

    async def _run(self, *, pressed: str | None = None) -> Shown:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = self._query, self._page
        state.context_info.timezone, state.context_info.locale = "Asia/Shanghai", "zh-CN"
        for name, held in self._kept.items():
            state.widget_states.widgets.add(id=name, **held)
        if pressed:
            state.widget_states.widgets.add(id=pressed, trigger_value=True)
        began = time.perf_counter()
        await self._connection.send(asked.SerializeToString())
        await self._until_finished()
        self.shown.seconds = time.perf_counter() - began
        return self.shown

    async def _until_finished(self) -> None:
        """Take in the messages of a run, and of those that it starts itself, until the last one ended."""
        while True:
            message = await self._received()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.shown = Shown()
                self._session_id = message.new_session.initialize.session_id
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "delta":
                self._take(message)
            elif kind == "script_finished" and message.script_finished in _ENDED_WELL:
                return
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise SessionFailedError(f"the run ended with {message.script_finished}")

    def _take(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        kind = message.delta.WhichOneof("type")
        if kind == "new_element":
            # An element takes the place of whatever stood there and below; a container keeps what it holds.
            self.shown.elements = {at: one for at, one in self.shown.elements.items() if at[: len(path)] != path}
            self.shown.elements[path] = message.delta.new_element
        elif kind == "add_block":
            self.shown.elements.pop(path, None)

    async def _received(self) -> ForwardMsg:
        try:
            async with asyncio.timeout(_PATIENCE):
                data = await self._connection.recv()
        except TimeoutError as late:
            raise SessionFailedError(f"no answer within {_PATIENCE:.0f} s") from late
        message = ForwardMsg()
        message.ParseFromString(data if isinstance(data, bytes) else data.encode())
        return message

"""The monitor as a server: `streamlit run serve.py` adds readiness, security headers and checks before it starts."""

from streamlit.starlette import App

from ui import server

app = App("app.py", routes=server.ROUTES, middleware=server.MIDDLEWARE, lifespan=server.started)

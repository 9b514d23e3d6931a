"""Who sits at the screen: resolved once a run, before anything is shown."""

from collections.abc import Callable

import streamlit as st

from domain.access import Action, Actor
from domain.errors import MonitorError
from locales import Texts
from services import audit, clock
from services.identity import Mode, actor_of, bound_safely, mode, still_there
from services.permissions import may
from services.registry import COUNTRY
from services.sessions import Sessions, Standing, limits
from ui import cached, defaults, markup
from ui.captions import region_name
from ui.links import address
from ui.screens import Screen

_ACTOR, _WHY, _SIGN_IN = "actor", "signed-out-why", "sign-in-of"
# By mode: what a proxy says stands under `name`; of a provider's claims that one is a display name that anybody may
# give themselves.
_NAMES = {Mode.OIDC: ("email", "preferred_username", "sub"), Mode.PROXY: ("email", "preferred_username", "name", "sub")}


@st.cache_resource(show_spinner=False)
def _sessions() -> Sessions:
    return Sessions()


def resolve() -> Actor | None:
    """Return who is there, None where nobody is known and nothing is public; remembered for this run.

    Raises MonitorError where the mode of identity is unknown or open to other computers.
    """
    chosen = safe_mode()
    st.session_state[_WHY] = st.session_state[_SIGN_IN] = None
    name = _name(chosen)
    if name is not None and chosen is Mode.OIDC:
        name = _still_signed_in(name)
    actor = actor_of(cached.store(), name, chosen)
    st.session_state[_ACTOR] = actor
    return actor


def safe_mode() -> Mode:
    """Return the mode of identity; MonitorError where it is unknown or the server's settings leave it open."""
    chosen, headers = mode(), bool(st.get_option("server.trustedUserHeaders"))
    bound_safely(st.get_option("server.address"), chosen, headers=headers)
    return chosen


def actor() -> Actor:
    """Return who acts, worked out anew: a click may come after the sign-in ended or the role was taken away.

    Raises MonitorError where that is nobody.
    """
    found = resolve()
    if found is None:
        raise MonitorError("signed-out")
    return found


def reader() -> Actor:
    """Return who looks at this screen, as it was worked out at the start of the run; MonitorError for nobody.

    What a click does asks `actor`.
    """
    found = st.session_state.get(_ACTOR)
    if not isinstance(found, Actor):
        raise MonitorError("signed-out")
    return found


def still_here() -> Callable[[], None]:
    """Return what raises MonitorError once the reader's sign-in has ended or the role was taken away.

    It can be called where there is no screen, as when a file is fetched long after it was offered.
    """
    store, who, chosen, sessions = cached.store(), reader(), mode(), _sessions()
    sign_in = st.session_state.get(_SIGN_IN)

    def check() -> None:
        if sign_in is not None:
            name, moment = sign_in
            standing = sessions.visit(name, signed_in=moment, now=clock.now(), bounds=limits())
            if standing in (Standing.IDLE, Standing.OVER):
                raise MonitorError("signed-out")
        still_there(store, who, chosen)

    return check


def _name(chosen: Mode) -> str | None:
    if chosen is Mode.LOCAL or (chosen is Mode.OIDC and not st.user.get("is_logged_in")):
        return None
    # An address that the provider did not verify may be anybody's.
    unproven = {"email"} if st.user.get("email_verified") is False else set()
    found = next((str(st.user[key]) for key in _NAMES[chosen] if key not in unproven and st.user.get(key)), "")
    return found.strip() or None


def _still_signed_in(name: str) -> str | None:
    made = st.user.get("iat")
    if not isinstance(made, int | float):  # a sign-in without its moment would never end
        st.session_state[_WHY] = Standing.OVER.value
        return None
    signed_in = clock.from_stamp(int(made))
    standing = _sessions().visit(name, signed_in=signed_in, now=clock.now(), bounds=limits())
    if standing is Standing.NEW:
        audit.sign_in(cached.store(), name=name)
    if standing in (Standing.IDLE, Standing.OVER):
        st.session_state[_WHY] = standing.value
        return None
    st.session_state[_SIGN_IN] = (name, signed_in)
    return name


def nobody(texts: Texts) -> None:
    """Draw what is shown to somebody who is not known: why, and the way to sign in."""
    why = st.session_state.get(_WHY)
    st.title(texts.say("product"), anchor=False)
    st.info(texts.say(f"sign-in-{why}" if why else "sign-in-needed" if _can_sign_in() else "sign-in-elsewhere"))
    _button(texts, key="sign-in-page")


def responsible(found: Actor, action: Action) -> bool:
    """Whether somebody may do something in the region that the URL names; an unknown region is told elsewhere."""
    region = st.query_params.get("region", defaults.region())
    registry = cached.registry()
    return region not in set(registry.regions["code"]) or may(registry, found, action, region)


def elsewhere(found: Actor, shown: Screen, texts: Texts) -> None:
    """Say that a region is not somebody's to see here, with the way to the own one."""
    region = cached.registry().region(st.query_params.get("region", defaults.region()))
    own = cached.registry().region(found.region_code)
    st.title(texts.say(f"screen-{shown.name}"), anchor=False)
    said_of = {"name": region_name(region, texts), "own": region_name(own, texts)}
    st.info(markup.plain(texts.say("scope-elsewhere", **said_of)))
    st.html(markup.link(region_name(own, texts), address(shown.name, region=found.region_code)))


def panel(texts: Texts) -> None:
    """Draw who is there, below the navigation, with the way in or out."""
    found = st.session_state.get(_ACTOR)
    if mode() is Mode.LOCAL:
        st.caption(texts.say("identity"))
        return
    if isinstance(found, Actor):
        st.caption(markup.plain(said(found, texts)))
    if st.user.get("is_logged_in"):
        if st.button(texts.say("sign-out"), key="sign-out", icon=":material/logout:"):
            _sessions().close(_name(mode()) or "")
            audit.sign_out(cached.store(), name=found.name if found else "")
            st.logout()
    else:
        _button(texts, key="sign-in-panel")


def _button(texts: Texts, *, key: str) -> None:
    if not _can_sign_in():
        return
    if st.session_state.get(_WHY):
        # The old cookie has to go before a new sign-in counts.
        if st.button(texts.say("sign-in-again"), key=key, type="primary"):
            st.logout()
    elif st.button(texts.say("sign-in"), key=key, type="primary"):
        st.login()


def _can_sign_in() -> bool:
    return mode() is Mode.OIDC


def said(found: Actor, texts: Texts) -> str:
    """Return who somebody is in one line: name, role, region."""
    region = cached.registry().region(found.region_code or COUNTRY)  # who has no name sees figures of all of it
    return texts.say(
        "identity-said",
        name=texts.say("identity-public") if found.name == "public" else found.name,
        role=texts.say(f"role-{found.role.value}"),
        region=region_name(region, texts),
    )


def line(texts: Texts) -> str:
    """Return who is there for the line that every screen ends with."""
    found = st.session_state.get(_ACTOR)
    if mode() is Mode.LOCAL or not isinstance(found, Actor):
        return texts.say("foot-identity")
    return said(found, texts)

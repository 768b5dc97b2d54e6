"""Where the municipality's own people sign in: OpenID Connect, with the code flow, PKCE, state and nonce."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import httpx2
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from fastapi import Request
from fastapi.responses import RedirectResponse
from joserfc.errors import JoseError

from domain.decision import Refused
from domain.roles import Role
from web.ports import Arrival
from workflows.slip import account_of

_log = structlog.get_logger()
_NAME = "gemeente"
_DISCOVERY = "/.well-known/openid-configuration"
_WAITS = 10.0
_ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
"""Those with a key that the provider alone has: not "none", and none whose key is the password we share."""

MOST_ROLES = 100
RETURN = "/inloggen/terug"


class ProviderSilentError(Exception):
    """The provider does not answer, or not as itself: nobody can sign in there now."""


@dataclass(frozen=True)
class Agreement:
    """What was agreed with the provider.

    `roles` maps its names to ours; `roles_claim` says where they stand, by its name or, within a group, by
    its path with dots. `returns_to` is the address of our own at which somebody comes back.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    account_claim: str
    roles_claim: str
    roles: Mapping[str, Role]
    returns_to: str
    scope: str


class OpenIdProvider:
    """Signs people in at a provider. Of the tokens nothing is kept: a session here stands by itself."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._client: Any = OAuth().register(
            _NAME,
            client_id=agreement.client_id,
            client_secret=agreement.client_secret,
            server_metadata_url=agreement.issuer.rstrip("/") + _DISCOVERY,
            client_kwargs={
                "scope": agreement.scope,
                "code_challenge_method": "S256",
                "timeout": _WAITS,
                "follow_redirects": False,
            },
        )

    async def leave_for(self, request: Request) -> RedirectResponse:
        """Return the way there; state, nonce and verifier go into a short cookie."""
        await self._met()
        answer = await self._client.authorize_redirect(request, self._agreement.returns_to + RETURN)
        return cast("RedirectResponse", answer)

    async def arrival(self, request: Request) -> Arrival | None:
        """Return who came back, or nothing where that is not proved."""
        await self._met()
        agreement = self._agreement
        try:
            token = await self._client.authorize_access_token(
                request,
                claims_options={
                    "iss": {"essential": True, "value": agreement.issuer},
                    "aud": {"essential": True, "value": agreement.client_id},
                },
            )
        except (AuthlibBaseError, JoseError, ValueError, KeyError) as error:
            # What it says may hold a code, or words of somebody else: the sort of error is enough.
            _log.warning("sign-in-not-proved", error=type(error).__name__)
            return None
        except httpx2.HTTPError as error:
            raise _silent(error) from error
        finally:
            request.session.clear()
        claims = token.get("userinfo")
        return None if claims is None else self._named(claims)

    async def way_out(self) -> str | None:
        """Return where somebody signs out there; nothing where it has no such place, or is silent."""
        try:
            met = await self._met()
        except ProviderSilentError:
            return None
        if not met.get("end_session_endpoint"):
            return None
        ours = self._agreement
        way = await self._client.create_logout_url(
            post_logout_redirect_uri=f"{ours.returns_to}/inloggen", client_id=ours.client_id
        )
        return str(way["url"])

    async def _met(self) -> dict[str, Any]:
        """What the provider tells of itself, once it is sure that this is the one that was agreed with."""
        try:
            told: dict[str, Any] = await self._client.load_server_metadata()
        except (httpx2.HTTPError, ValueError) as error:
            raise _silent(error) from error
        if told.get("issuer") != self._agreement.issuer:
            told.pop("_loaded_at", None)
            _log.error("provider-is-another", expected=self._agreement.issuer)
            raise ProviderSilentError
        offered = told.get("id_token_signing_alg_values_supported") or ["RS256"]
        told["id_token_signing_alg_values_supported"] = [each for each in offered if each in _ALGORITHMS]
        return told

    def _named(self, claims: Mapping[str, Any]) -> Arrival | None:
        claimed = claims.get(self._agreement.account_claim)
        account = account_of(claimed if isinstance(claimed, str) else "")
        if isinstance(account, Refused):
            _log.error("account-claim-unusable", claim=self._agreement.account_claim)
            return None
        given = {self._agreement.roles.get(name) for name in _names(claims, self._agreement.roles_claim)}
        return Arrival(account, tuple(role for role in Role if role in given))


def _names(claims: Mapping[str, Any], where: str) -> Iterator[str]:
    """The names of roles in a claim: a list, one name, or a group in which they stand."""
    found: Any = claims.get(where)
    if found is None:
        found = claims
        for part in where.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    listed = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    yield from (each for each in listed[:MOST_ROLES] if isinstance(each, str))


def _silent(error: Exception) -> ProviderSilentError:
    _log.warning("provider-silent", error=type(error).__name__)
    return ProviderSilentError()

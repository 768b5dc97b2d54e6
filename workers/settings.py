"""What an installation may set: the shape of temporal.yaml, and of the variables that go before it."""

import os
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    YamlConfigSettingsSource,
)

from domain.roles import Role
from workers import settings_faults as faults
from workers.settings_faults import SettingsFault

__all__ = ["Settings", "SettingsFault", "load_settings"]

FILE = Path("temporal.yaml")
FILE_VARIABLE = f"{faults.PREFIX}CONFIG"


def _of_staff(role: Role) -> Role:
    if role in (Role.INITIATOR, Role.SYSTEM):
        raise ValueError(
            f"De rol {role.value} is niet van iemand die inlogt; kies bij `web.oidc.roles` een andere."
        )
    return role


AttributeType = Literal["Text", "Keyword", "Int", "Double", "Bool", "Datetime", "KeywordList"]
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

# The workflows set these, so an installation can add to them and not take away.
OUR_ATTRIBUTES: dict[str, AttributeType] = {
    "WeerklankKind": "Keyword",
    "WeerklankStage": "Keyword",
    "WeerklankNextDue": "Datetime",
    "WeerklankMunicipality": "Keyword",
}
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=200)]
Count = Annotated[int, Field(ge=1, le=100_000)]
StaffRole = Annotated[Role, AfterValidator(_of_staff)]
# In a file and in a variable the way to say "none" is to leave it empty.
PathOrNone = Annotated[Path | None, BeforeValidator(lambda given: given or None)]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Worker(_Group):
    """How much one worker process takes on. A cached workflow costs some 60 to 110 KiB."""

    max_cached_workflows: Count = 500
    max_concurrent_workflow_tasks: Annotated[int, Field(ge=2, le=100_000)] = 50
    append_threads: Count = 4
    graceful_shutdown_seconds: Annotated[int, Field(ge=0, le=3600)] = 10


class Tls(_Group):
    """Paths to PEM files; with none of them the connection is plain."""

    server_root_ca: PathOrNone = None
    client_cert: PathOrNone = None
    client_key: PathOrNone = None
    server_name: str = ""


class Cluster(_Group):
    """A Temporal cluster that the municipality or its supplier runs."""

    address: str = ""
    tls: Tls = Tls()


class Cloud(_Group):
    """Temporal Cloud, which names namespaces in its own way and asks for a key."""

    address: str = ""
    namespace: str = ""
    api_key: SecretStr = SecretStr("")


class Temporal(_Group):
    """Which Temporal, and what we are called there."""

    profile: Literal["embedded", "cluster", "cloud"] = "embedded"
    namespace: Identifier = "weerklank"
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 90
    task_queue: str = ""
    search_attributes: dict[Identifier, AttributeType] = OUR_ATTRIBUTES
    worker: Worker = Worker()
    cluster: Cluster = Cluster()
    cloud: Cloud = Cloud()

    @field_validator("search_attributes")
    @classmethod
    def _with_ours(cls, given: dict[str, AttributeType]) -> dict[str, AttributeType]:
        for name, kind in OUR_ATTRIBUTES.items():
            if given.get(name, kind) != kind:
                raise ValueError(
                    f"De instelling `temporal.search_attributes.{name}` moet {kind} zijn; "
                    "zo vult Weerklank het in."
                )
        return OUR_ATTRIBUTES | given


class Embedded(_Group):
    """The servers on this machine. Port 0 takes any free port; an empty `run_as` leaves the choice to us."""

    data_dir: Path = Path("data")
    temporal_port: Annotated[int, Field(ge=0, le=65_535)] = 7433
    run_as: str = ""


class Postgres(_Group):
    """The database where it is not the embedded one, and how many connections a process keeps."""

    dsn: SecretStr = SecretStr("")
    pool_size: Annotated[int, Field(ge=1, le=100)] = 4


class Letters(_Group):
    """The mail server that takes our letters by e-mail; without a host none leaves by e-mail.

    `contact` is the sentence in a letter that tells how the municipality can be reached.
    """

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65_535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: SecretStr = SecretStr("")
    sender: str = ""
    contact: str = ""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.host and not self.sender:
            raise ValueError(
                "Bij `letters.host` hoort ook `letters.sender`: het adres waarvan de e-mail komt."
            )
        if self.user and self.security == "none":
            raise ValueError("Met `letters.user` is een beveiligde verbinding nodig: kies starttls of tls.")
        return self


class Attachments(_Group):
    """Which files are taken in, and what looks for malware in them.

    `clamd` is where ClamAV's daemon listens: the path of its socket, or host:port.
    """

    most_megabytes: Annotated[int, Field(ge=1, le=100)] = 25
    scanner: Literal["none", "clamd"] = "none"
    clamd: Annotated[str, Field(pattern=r"^(|/.+|[^/:]+:[0-9]{1,5})$", max_length=200)] = ""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.scanner == "clamd" and not self.clamd:
            raise ValueError(
                "Bij `attachments.scanner: clamd` hoort ook `attachments.clamd`: het pad van de socket,"
                " of adres:poort."
            )
        return self


class Oidc(_Group):
    """The provider at which the municipality's own people sign in (OpenID Connect).

    `account_claim` should be one that people cannot change themselves. `roles` maps the provider's names of
    roles, as they stand in `roles_claim`, to ours.
    """

    issuer: Annotated[str, Field(pattern=r"^(|https?://[^\s?#]+)$", max_length=500)] = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    account_claim: Annotated[str, Field(min_length=1)] = "preferred_username"
    roles_claim: Annotated[str, Field(min_length=1)] = "roles"
    roles: dict[str, StaffRole] = {}
    scope: Annotated[str, Field(pattern=r"^([\x21-\x7e]+ )*openid( [\x21-\x7e]+)*$")] = "openid profile"


class Web(_Group):
    """Where the pages are. Port 0 takes any free one; `public_url` is how browsers come, where it differs.

    `theme` is a style sheet of the municipality: the tokens of its house style.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8080
    public_url: Annotated[str, Field(pattern=r"^(|https?://[^\s/@?#]+)$")] = ""
    theme: PathOrNone = None
    oidc: Oidc = Oidc()

    @model_validator(mode="after")
    def _safe(self) -> Self:
        for name, url in (("web.public_url", self.public_url), ("web.oidc.issuer", self.oidc.issuer)):
            if url.startswith("http://") and urlsplit(url).hostname not in LOOPBACK:
                raise ValueError(
                    f"De instelling `{name}` moet met https:// beginnen: anders kan een ander op het netwerk"
                    " meelezen en zich voor iemand uitgeven."
                )
        return self


class Settings(BaseSettings):
    """Everything an installation may set."""

    model_config = SettingsConfigDict(
        env_prefix=faults.PREFIX,
        env_nested_delimiter=faults.DELIMITER,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    municipality: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)] = "lindewaard"
    regulations: PathOrNone = None
    temporal: Temporal = Temporal()
    embedded: Embedded = Embedded()
    postgres: Postgres = Postgres()
    letters: Letters = Letters()
    attachments: Attachments = Attachments()
    web: Web = Web()

    @property
    def task_queue(self) -> str:
        """Return the task queue of this municipality, of which there is one."""
        return self.temporal.task_queue or f"weerklank-{self.municipality}"

    @property
    def namespace(self) -> str:
        """Return the namespace under the profile in use."""
        cloud = self.temporal.cloud.namespace if self.temporal.profile == "cloud" else ""
        return cloud or self.temporal.namespace

    @property
    def missing_for_sign_in(self) -> tuple[str, ...]:
        """Return the settings without which nobody can be known: asked before pages are served for real."""
        oidc = self.web.oidc
        given = {
            "web.public_url": self.web.public_url,
            "web.oidc.issuer": oidc.issuer,
            "web.oidc.client_id": oidc.client_id,
            "web.oidc.client_secret": oidc.client_secret.get_secret_value(),
            "web.oidc.roles": oidc.roles,
        }
        by_link = self.temporal.profile == "embedded" and not oidc.issuer
        return () if by_link else tuple(name for name, value in given.items() if not value)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        profile, cloud = self.temporal.profile, self.temporal.cloud
        needed: dict[tuple[str, ...], bool] = {}
        if profile == "cluster":
            needed["temporal", "cluster", "address"] = bool(self.temporal.cluster.address)
        if profile == "cloud":
            needed["temporal", "cloud", "address"] = bool(cloud.address)
            needed["temporal", "cloud", "namespace"] = bool(cloud.namespace)
            needed["temporal", "cloud", "api_key"] = bool(cloud.api_key.get_secret_value())
        if profile != "embedded":
            needed["postgres", "dsn"] = bool(self.postgres.dsn.get_secret_value())
        for path, given in needed.items():
            if not given:
                raise ValueError(
                    f"Het profiel {profile} vraagt om de instelling `{'.'.join(path)}` "
                    f"(variabele {faults.variable(path)})."
                )
        if profile == "embedded" and self.web.host not in LOOPBACK:
            raise ValueError(
                "Deze installatie is niet voor echte zaken en heeft geen echte aanmelding: `web.host` moet"
                " daarom 127.0.0.1 of ::1 zijn."
            )
        tls = self.temporal.cluster.tls
        if (tls.client_cert is None) != (tls.client_key is None):
            raise ValueError(
                "De instellingen `temporal.cluster.tls.client_cert` en `client_key` horen bij elkaar; "
                "geef ze allebei of geen van beide."
            )
        return self


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings: variables before the file, the file before what is built in.

    The file is `path`, else what WEERKLANK_CONFIG names, else temporal.yaml
    in the working directory, else none. Raises `SettingsFault`.
    """
    faults.refuse_unknown_variables(Settings, os.environ, {FILE_VARIABLE})
    named = path or (Path(os.environ[FILE_VARIABLE]) if os.environ.get(FILE_VARIABLE) else None)
    file = named or (FILE if FILE.exists() else None)
    if file is not None:
        faults.read_mapping(file)

    class Found(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            del init_settings, dotenv_settings, file_secret_settings
            return env_settings, YamlConfigSettingsSource(settings_cls, yaml_file=file)

    source = str(file) if file is not None else "de ingebouwde instellingen"
    try:
        return Found()
    except ValidationError as error:
        raise faults.from_validation(error, Settings, source) from error
    except SettingsError as error:
        raise faults.from_json(Settings, os.environ) from error

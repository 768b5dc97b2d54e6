"""Settings: what may be set, what goes before what, and how a mistake is told."""

import json
from pathlib import Path

import pytest
from pydantic import SecretStr

from domain.roles import Role
from workers import settings_faults
from workers.settings import OUR_ATTRIBUTES, Settings, SettingsFault, load_settings

ROOT = Path(__file__).parents[2]

# Another value than the built-in one for everything that can be set.
OTHER = {
    "municipality": "ergens",
    "temporal.profile": "cluster",
    "temporal.namespace": "elders",
    "temporal.retention_days": 7,
    "temporal.task_queue": "rij",
    "temporal.search_attributes": {**OUR_ATTRIBUTES, "Extra": "Bool"},
    "temporal.worker.max_cached_workflows": 11,
    "temporal.worker.max_concurrent_workflow_tasks": 12,
    "temporal.worker.append_threads": 14,
    "temporal.worker.graceful_shutdown_seconds": 15,
    "temporal.cluster.address": "temporal.example:7233",
    "temporal.cluster.tls.server_root_ca": Path("ca.pem"),
    "temporal.cluster.tls.client_cert": Path("cert.pem"),
    "temporal.cluster.tls.client_key": Path("key.pem"),
    "temporal.cluster.tls.server_name": "temporal.example",
    "temporal.cloud.address": "x.tmprl.cloud:7233",
    "temporal.cloud.namespace": "x.abc",
    "temporal.cloud.api_key": SecretStr("sleutel"),
    "embedded.data_dir": Path("elders"),
    "embedded.temporal_port": 0,
    "embedded.run_as": "daemon",
    "postgres.dsn": SecretStr("host=db user=w password=geheim"),
    "postgres.pool_size": 3,
    "regulations": Path("eigen"),
    "letters.host": "mail.example",
    "letters.port": 25,
    "letters.security": "tls",
    "letters.user": "brieven",
    "letters.password": SecretStr("sleutel"),
    "letters.sender": "initiatief@lindewaard.example",
    "letters.contact": "Bel 14 000.",
    "attachments.most_megabytes": 10,
    "attachments.scanner": "clamd",
    "attachments.clamd": "127.0.0.1:3310",
    "web.host": "::1",
    "web.port": 0,
    "web.public_url": "https://initiatief.lindewaard.example",
    "web.oidc.issuer": "https://inloggen.lindewaard.example/realms/gemeente",
    "web.oidc.client_id": "weerklank",
    "web.oidc.client_secret": SecretStr("sleutel"),
    "web.oidc.account_claim": "account",
    "web.oidc.roles_claim": "realm_access.roles",
    "web.oidc.roles": {"Behandelen": Role.HANDLER},
    "web.oidc.scope": "openid rollen",
    "web.theme": Path("huisstijl.css"),
}

_TOGETHER = {"client_cert", "client_key", "host", "sender", "scanner", "clamd"}
"""Settings that are only given beside another."""


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def at(settings: Settings, path: str) -> object:
    found: object = settings
    for name in path.split("."):
        found = getattr(found, name)
    return found


def written(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return json.dumps(value) if isinstance(value, dict) else str(value)


def fault(path: Path | None = None) -> str:
    with pytest.raises(SettingsFault) as found:
        load_settings(path)
    assert found.value.sentence.endswith(".")
    assert "\n" not in found.value.sentence
    return found.value.sentence


def test_everything_has_a_value_without_any_file() -> None:
    settings = load_settings()
    assert settings.municipality == "lindewaard"
    assert settings.task_queue == "weerklank-lindewaard"
    assert settings.temporal.profile == "embedded"


def test_the_file_in_the_repository_shows_what_is_built_in() -> None:
    file = ROOT / "temporal.yaml"
    assert load_settings(file).model_dump() == load_settings().model_dump()
    assert file.read_text().splitlines()[0].startswith("# Weerklank's own settings")


def test_every_value_stands_in_the_file_or_is_a_secret() -> None:
    text = (ROOT / "temporal.yaml").read_text()
    for path in settings_faults.leaves(Settings):
        assert path[-1] in text or settings_faults.variable(path) in text


def test_the_list_of_other_values_is_complete() -> None:
    assert {".".join(path) for path in settings_faults.leaves(Settings)} == set(OTHER)


@pytest.mark.parametrize("path", OTHER)
def test_a_variable_goes_before_the_file(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in OTHER.items():
        if path in (name, "temporal.profile") or name.split(".")[-1] in _TOGETHER:
            monkeypatch.setenv(settings_faults.variable(tuple(name.split("."))), written(value))
    if path != "temporal.profile":
        monkeypatch.delenv("WEERKLANK_TEMPORAL__PROFILE", raising=False)
    found = at(load_settings(ROOT / "temporal.yaml"), path)
    assert found == OTHER[path]
    assert found != at(Settings.model_construct(), path)


def test_the_file_named_goes_before_the_variable_and_that_before_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("temporal", "named", "given"):
        (tmp_path / f"{name}.yaml").write_text(f"municipality: {name}\n")
    assert load_settings().municipality == "temporal"
    monkeypatch.setenv("WEERKLANK_CONFIG", "named.yaml")
    assert load_settings().municipality == "named"
    assert load_settings(Path("given.yaml")).municipality == "given"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("temporal:\n  namespac: x\n", "`temporal.namespac`"),
        ("temporal:\n  namespac: x\n", "misschien is temporal.namespace bedoeld"),
        ("porst: 1\n", "`porst`"),
        ("1: 2\n", "`1`"),
        ("temporal:\n  worker:\n    threads: 4\n", "`temporal.worker.threads`"),
        ("temporal:\n  retention_days: lang\n", "`temporal.retention_days`"),
        ("temporal:\n  retention_days: 0\n", "ten minste 1"),
        ("temporal:\n  profile: lokaal\n", "'embedded', 'cluster' or 'cloud'"),
        ("temporal: embedded\n", "`temporal`"),
        ("temporal:\n", "`temporal`"),
        ("temporal:\n  search_attributes:\n    Extra: Tekst\n", "Extra"),
        ("temporal:\n  search_attributes:\n    WeerklankKind: Text\n", "WeerklankKind"),
        ("letters:\n  host: mail.example\n", "`letters.sender`"),
        ("letters:\n  user: u\n  security: none\n", "`letters.user`"),
        ("web:\n  host: 0.0.0.0\n", "`web.host`"),
        ("web:\n  host: initiatief.example\n", "`web.host`"),
        ("web:\n  public_url: http://initiatief.example\n", "`web.public_url` moet met https://"),
        ("web:\n  public_url: https://initiatief.example/pad\n", "`web.public_url`"),
        ("web:\n  public_url: https://a@initiatief.example\n", "`web.public_url`"),
        ("web:\n  oidc: {issuer: http://inloggen.example}\n", "`web.oidc.issuer` moet met https://"),
        ("web:\n  oidc: {scope: profile}\n", "`web.oidc.scope`"),
        ("web:\n  oidc: {roles: {Alles: system}}\n", "rol system"),
        ("web:\n  oidc: {roles: {Alles: initiator}}\n", "rol initiator"),
        ("web:\n  oidc: {roles: {Alles: baas}}\n", "`web.oidc.roles.Alles`"),
        ("municipality: Den Haag\n", "`municipality`"),
        ("embedded:\n  temporal_port: 70000\n", "65535"),
        ("temporal:\n  profile: cluster\n", "temporal.cluster.address"),
        (
            "temporal:\n  profile: cloud\n  cloud: {address: a, namespace: b}\n",
            "WEERKLANK_TEMPORAL__CLOUD__API_KEY",
        ),
        ("temporal:\n  profile: cluster\n  cluster: {address: a}\n", "WEERKLANK_POSTGRES__DSN"),
        ("temporal:\n  cluster:\n    tls:\n      client_key: k\n", "client_cert"),
        ("temporal: [\n", "geen geldig YAML"),
        ("- a\n", "namen met waarden"),
        ("\tx: 1\n", "regel 1"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "given.yaml"
    file.write_text(text)
    assert named in fault(file)


def test_an_unknown_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEERKLANK_TEMPORAL__NAMESPAC", "x")
    assert "WEERKLANK_TEMPORAL__NAMESPAC " in fault()


@pytest.mark.parametrize(
    "name", ["WEERKLANK_", "WEERKLANK_TEMPORAL", "weerklank_foo", "WEERKLANK_POSTGRES__DSN__X"]
)
def test_a_variable_that_is_no_single_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "{}")
    assert name in fault()


def test_a_mapping_that_is_no_json_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEERKLANK_TEMPORAL__SEARCH_ATTRIBUTES", "{")
    assert "search_attributes" in fault().lower()


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nergens.yaml" in fault(tmp_path / "nergens.yaml")
    monkeypatch.setenv("WEERKLANK_CONFIG", "nergens.yaml")
    assert "nergens.yaml" in fault()


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "given.yaml").write_bytes(b"\xff\xfe\x00\xd8")
    assert "given.yaml" in fault(tmp_path / "given.yaml")


def test_no_secret_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEERKLANK_POSTGRES__DSN", "host=db password=geheim")
    assert "geheim" not in repr(load_settings())
    (tmp_path / "given.yaml").write_text("postgres:\n  dsn: [geheim]\n")
    monkeypatch.delenv("WEERKLANK_POSTGRES__DSN")
    assert "geheim" not in fault(tmp_path / "given.yaml")

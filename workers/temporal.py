"""The connection to Temporal, under the profile in use."""

from functools import cache
from pathlib import Path

from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)
from temporalio.service import TLSConfig

from workers import logs
from workers.settings import Settings, Tls


@cache
def _runtime() -> Runtime:
    """The core of the SDK, made to log as everything else does: by itself it writes to the terminal."""
    return Runtime(
        telemetry=TelemetryConfig(
            logging=LoggingConfig(
                filter=TelemetryFilter(core_level="WARN", other_level="ERROR"),
                forwarding=LogForwardingConfig(logger=logs.of_library("temporalio.core")),
            )
        )
    )


async def connect(settings: Settings, embedded_address: str | None, *, lazy: bool = False) -> Client:
    """Return a client of the embedded server, of a cluster over TLS, or of Temporal Cloud.

    A lazy one connects when it is first used, so that commands which only read need no
    Temporal; a worker cannot be lazy.
    """
    profile = settings.temporal.profile
    if profile == "cloud":
        cloud = settings.temporal.cloud
        return await Client.connect(
            cloud.address,
            namespace=settings.namespace,
            api_key=cloud.api_key.get_secret_value(),
            tls=True,
            data_converter=pydantic_data_converter,
            runtime=_runtime(),
            lazy=lazy,
        )
    cluster = settings.temporal.cluster
    return await Client.connect(
        embedded_address or cluster.address,
        namespace=settings.namespace,
        tls=_tls(cluster.tls) if profile == "cluster" else False,
        data_converter=pydantic_data_converter,
        runtime=_runtime(),
        lazy=lazy,
    )


def _tls(tls: Tls) -> TLSConfig | bool:
    if not any((tls.server_root_ca, tls.client_cert, tls.server_name)):
        return False
    return TLSConfig(
        server_root_ca_cert=_bytes(tls.server_root_ca),
        client_cert=_bytes(tls.client_cert),
        client_private_key=_bytes(tls.client_key),
        domain=tls.server_name or None,
    )


def _bytes(path: Path | None) -> bytes | None:
    return None if path is None else path.read_bytes()

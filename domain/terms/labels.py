"""What clocks, regimes and verdicts are called in Dutch, on every page and in every letter."""

from domain.terms.clock import Regime, Standing

REGIME_LABELS = {
    Regime.STATUTORY: "wettelijke termijn",
    Regime.ORDINANCE: "termijn uit de verordening",
    Regime.NAMED_DATE: "genoemde datum",
    Regime.SERVICE_NORM: "servicenorm",
    Regime.CONTRACT: "afspraak in een overeenkomst",
}

STANDING_LABELS = {
    Standing.RUNNING: "loopt",
    Standing.SUSPENDED: "opgeschort",
    Standing.OVERDUE: "te laat, nog open",
    Standing.IN_TIME: "op tijd",
    Standing.LATE: "te laat",
    Standing.WITHDRAWN: "ingetrokken voor het einde",
    Standing.TRANSFERRED: "doorgezonden voor het einde",
    Standing.LAPSED: "ongebruikt verlopen",
    Standing.CLOSED: "gesloten voor het einde",
    Standing.VOID: "vervallen",
}

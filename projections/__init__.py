"""Read models that answer what staff, auditors and the ombudsman ask, projected from the ledger."""

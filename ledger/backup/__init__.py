"""What is taken of a ledger into a backup, and how it is put back."""

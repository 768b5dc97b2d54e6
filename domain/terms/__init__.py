"""The law of terms: calendars, counting, clocks."""

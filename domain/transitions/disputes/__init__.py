"""Complaints and objections: only their terms; what they say lies in files of their own."""

"""The kinds of initiative: a list to read, a module each."""

from domain.kinds import challenge, co_creation, contribution, support
from domain.kinds.track import Track

TRACKS: tuple[Track, ...] = (support.TRACK, co_creation.TRACK, challenge.TRACK, contribution.TRACK)

KIND_LABELS = {track.kind: track.label for track in TRACKS}
"""What a kind is called on a page."""

ENDS_OF_TRACKS = frozenset(stage for track in TRACKS for stage in track.ends)
"""The stages from which a track has nothing left to do."""

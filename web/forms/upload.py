"""The files of a form: read no further than what is taken in, and known by what stands in them."""

from dataclasses import dataclass, field
from hashlib import sha256

from starlette.datastructures import FormData, UploadFile

from domain.decision import Refused
from domain.documents.enclosure import too_large

_LONGEST = 200


@dataclass(frozen=True)
class Upload:
    """One file, and what it was called."""

    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """What a step names the file by."""
        return sha256(self.content).hexdigest()


def chosen(form: FormData, name: str) -> list[UploadFile]:
    """Return the files that were chosen: a browser sends an empty one where none was."""
    return [each for each in form.getlist(name) if isinstance(each, UploadFile) and each.filename]


def called(file: UploadFile) -> str:
    """Return what a file was called where it came from: a title, and never a path."""
    name = "".join(each for each in file.filename or "" if each.isprintable())
    return name.replace("\\", "/").rsplit("/", 1)[-1][:_LONGEST] or "bijlage"


async def read(file: UploadFile, most: int) -> Upload | Refused:
    """Return a file of at most so many bytes; a larger one is not read, and never a part of it."""
    if file.size is None or file.size > most:
        return too_large(most)
    await file.seek(0)
    return Upload(called(file), await file.read())

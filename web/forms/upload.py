"""The files of a form: read no further than what is taken in, and known by what stands in them."""

from dataclasses import dataclass, field
from hashlib import sha256

from starlette.datastructures import FormData, UploadFile


@dataclass(frozen=True)
class Upload:
    """One file. `name` is what it was called where it came from: a title, and never a path."""

    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """What a step names the file by."""
        return sha256(self.content).hexdigest()


def chosen(form: FormData, name: str) -> list[UploadFile]:
    """Return the files that were chosen: a browser sends an empty one where none was."""
    return [each for each in form.getlist(name) if isinstance(each, UploadFile) and each.filename]


async def read(file: UploadFile, most: int) -> Upload:
    """Return a file, cut off a byte past the bound: the desk then says that it is too large."""
    await file.seek(0)
    name = "".join(each for each in file.filename or "" if each.isprintable())
    return Upload(name.replace("\\", "/").rsplit("/", 1)[-1][:200] or "bijlage", await file.read(most + 1))

"""Makes zips with fixed times and modes: the same files and zlib give the same bytes (pure)."""

import io
import stat
import zipfile
from collections.abc import Collection, Mapping

#: The first day that a zip can name.
_TIME = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes], executable: Collection[str] = ()) -> bytes:
    """Return a zip that holds these files, by path; those in `executable` are programs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _TIME)
            mode = 0o755 if name in executable else 0o644
            info.create_system, info.external_attr = 3, (stat.S_IFREG | mode) << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()

"""A button in a notebook that restores a record from a file of the learner's computer."""

from html import escape

from utils.literal import literal
from utils.record import store, transfer


def restore_button() -> None:
    """Show a button that asks for a saved copy of a record, and merges it into the one here."""
    import ipywidgets  # noqa: PLC0415, the grader keeps a score and shows nothing
    from IPython.display import display  # noqa: PLC0415

    button = ipywidgets.FileUpload(
        accept=".json", description="Restore a record", layout={"width": "auto"},
        tooltip="Choose the record.json that you saved on the other machine",
    )  # fmt: skip
    words = ipywidgets.HTML()

    def chosen(change):
        for file in change["new"]:
            words.value = literal(f"<p>{escape(from_upload(file))}</p>")

    button.observe(chosen, "value")
    display(ipywidgets.VBox([button, words], layout={"align_items": "flex-start"}))


def from_upload(file: dict) -> str:
    """Restore what `FileUpload` received, and return what happened in words."""
    data, name = bytes(file["content"]), file["name"]
    if len(data) > store.MAX_BYTES:
        return transfer.NO_RECORD.format(name=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return transfer.NO_RECORD.format(name=name)
    return transfer.restored(text, name)

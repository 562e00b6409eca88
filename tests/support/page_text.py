"""The words of a page."""

import re


def plain(page: str) -> str:
    """A page's words, without its pictures and its style."""
    page = re.sub(r"<style>.*?</style>|data:image/[^\"]*", "", page, flags=re.DOTALL)
    for code, character in {"&lt;": "<", "&gt;": ">", "&#39;": "'", "&#34;": '"', "&quot;": '"',
                            "&#x27;": "'", "&amp;": "&"}.items():  # fmt: skip
        page = page.replace(code, character)
    return re.sub(r"<[a-z/][^<>]*>", "", page)

"""Watches a page: what ran, what was loaded from elsewhere, what lies over the rest."""

import re

#: nbgrader's own, whatever was handed in.
MATHJAX = re.compile(r"https://cdnjs\.cloudflare\.com/ajax/libs/mathjax/")
LOCAL = re.compile(r"(http://(127\.0\.0\.1|localhost)[:/]|file:|data:|blob:|about:)")
#: Elements that a learner's text has no need of, and those that lie over others.
ODD = """() => {
    const odd = 'script, iframe, frame, object, embed, form, svg, style, link, meta, base, ' +
        'video, audio, source, dialog, template, textarea, button, select, area, ' +
        'maction, annotation-xml';
    const own = (id) => id.startsWith('%E2%80%8B');  // a heading's: none of the page's own ids
    const twice = (id) => document.querySelectorAll('#' + CSS.escape(id)).length > 1;
    const found = [];
    for (const area of document.querySelectorAll(AREAS)) {
        for (const each of area.querySelectorAll('*')) {
            const style = getComputedStyle(each);
            const link = each.getAttribute('href') || each.getAttribute('src') || '#';
            if (each.matches(odd) || ['fixed', 'absolute', 'sticky'].includes(style.position)
                || !/^(https?:|#|data:image\\/(png|jpeg|gif);)/.test(link)
                || each.getAttributeNames().some((name) => name.startsWith('on'))
                || (each.id && !own(each.id) && twice(each.id)))
                found.push(each.outerHTML.slice(0, 200));
        }
    }
    return found;
}"""


class Watch:
    """What a page did since it was opened."""

    def __init__(self, page):
        self.page, self.dialogs, self.asked = page, [], []
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self.asked.append(request.url))
        page.route(lambda url: not LOCAL.match(url), lambda route: route.abort())

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def harm(self, areas: str = "body") -> dict:
        """Return what a learner's text did to the page; nothing is {}.

        Args:
            areas: the elements that hold what a learner wrote, as CSS selects them.
        """
        self.page.wait_for_load_state("load")
        self.page.wait_for_timeout(500)  # a redirect, or a picture's handler, is not at once
        outside = [url for url in self.asked if not (LOCAL.match(url) or MATHJAX.match(url))]
        found = {
            "dialogs": self.dialogs,
            "ran": self.page.evaluate("window.RAN || 0"),
            "outside": outside,
            "odd": self.page.evaluate(ODD.replace("AREAS", repr(areas))),
        }
        return {what: seen for what, seen in found.items() if seen}

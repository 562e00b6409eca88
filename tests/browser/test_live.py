"""The cockpit as a page of its own, opened from a file, with no network at all."""

from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from utils.live import page as live_page
from utils.live.presets import PRESETS

PICTURE = "(canvas) => canvas.toDataURL()"
#: Texts of the next pictures that are cut off, or that overlap another one of the same picture.
COLLISIONS = """() => {
  const shown = new Map();
  const { fillText: write, clearRect: clear } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    shown.delete(this);
    clear.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { width } = this.measureText(text), from = this.textAlign === "right" ? x - width : x;
    if (!shown.has(this)) shown.set(this, []);
    shown.get(this).push({ text, from, to: from + width, top: y - 9, bottom: y + 2 });
    write.call(this, text, x, y);
  };
  [...document.querySelectorAll("button")].find((one) => one.textContent === "Step").click();
  Object.assign(CanvasRenderingContext2D.prototype, { fillText: write, clearRect: clear });
  return [...shown].flatMap(([{ canvas }, all]) => {
    const [right, bottom] = [canvas.width, canvas.height].map((size) => size / devicePixelRatio);
    const cut = all.filter((one) => one.from < 0 || one.to > right || one.bottom > bottom);
    const meet = (one, other) => one.from < other.to && other.from < one.to
      && one.top < other.bottom && other.top < one.bottom;
    const over = all.filter((one, at) => all.slice(at + 1).some((other) => meet(one, other)));
    return [...cut, ...over].map(({ text }) => text).concat(all.length < 15 ? ["no text"] : []);
  });
}"""
WIDEST = ("widths=8,8,32&rule0=normal&gain0=10000&rule1=he&gain1=1e-8"
          "&gains1=0.001,0.001,0.001,0.001&rate=0.001")  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Write the page."""
    path = tmp_path_factory.mktemp("cockpit") / "page.html"
    live_page.write(path)
    return path


@pytest.fixture(scope="module")
def cockpit(browser, file):
    """Return a function that opens the page at a link; whatever goes wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    opened, faults = context.new_page(), []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda asked: asked.url.startswith("file:") or faults.append(asked.url))

    def at(fragment="", width=1280, scheme="light"):
        opened.emulate_media(color_scheme=scheme)
        opened.set_viewport_size({"width": width, "height": 900})
        opened.goto("about:blank")
        opened.goto(f"file://{file}#{fragment}")
        opened.locator("canvas.picture").first.wait_for()
        return opened

    yield at
    context.close()
    assert not faults


def said(page):
    """Return the sentence about the run."""
    return page.locator("p.summary").inner_text()


def picture(page):
    return page.locator("canvas.picture").first.evaluate(PICTURE)


def test_it_plays_steps_and_starts_again(cockpit):
    page = cockpit()
    first = picture(page)
    page.get_by_role("button", name="Step", exact=True).click()
    assert "step 1," in said(page)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("Number(document.querySelector('.live').dataset.frames) > 5")
    page.get_by_role("button", name="Pause").click()
    assert picture(page) != first
    page.get_by_role("button", name="Reset").click()
    assert "step 0," in said(page)
    assert picture(page) == first


def test_every_control_changes_the_picture_by_keyboard(cockpit):
    page = cockpit("widths=4,4&rule0=normal&gain0=0.5&rate=0.1")
    page.locator("fieldset.start summary").click()
    names = page.locator("fieldset :is(input, select)").evaluate_all(
        "(all) => all.map((c) => c.id)"
    )
    assert len(names) == 11
    for name in names:
        before, control = picture(page), page.locator(f"[id='{name}']")
        control.focus()
        control.press("ArrowUp" if name.endswith(("seed", "-g")) else "ArrowRight")
        if control.evaluate("(it) => it.tagName") == "SELECT":
            control.select_option(index=2)
        control.press("Enter")
        assert picture(page) != before, name
        assert page.evaluate("document.activeElement.id") == name  # the keyboard stays there


def test_a_control_that_does_nothing_is_off_and_says_why(cockpit):
    page = cockpit("rule0=zeros")
    gain = page.get_by_label("gain", exact=False).first
    assert gain.is_disabled()
    assert "Zeros stay zeros" in page.locator("fieldset.start").inner_text()
    assert page.locator("input[id$=seed]").is_disabled()
    page.locator("select[id$=rule0]").select_option("he")
    assert page.locator("input[id$=seed]").is_enabled()


@pytest.mark.parametrize("name", PRESETS)
def test_each_setup_loads_and_is_in_the_link(cockpit, name):
    page, wanted = cockpit(), PRESETS[name].arguments
    page.get_by_role("button", name=name, exact=True).click()
    widths = ",".join(map(str, wanted["widths"]))
    assert f"widths={widths}" in page.url
    assert f"rule0={wanted['rule']}" in page.url
    shown = picture(page)
    assert picture(cockpit(page.url.split("#")[1])) == shown
    page = cockpit(f"try={quote(name)}")
    assert picture(page) == shown
    about = page.get_by_text(PRESETS[name].about)
    assert about.is_visible()
    page.locator("input[id$=rate]").press("ArrowRight")
    assert not about.is_visible()  # it need not hold with another learning rate


def test_a_link_on_the_page_loads_its_setup(cockpit):
    page = cockpit()
    page.evaluate("location.hash = 'try=saturate'")
    page.get_by_text(PRESETS["saturate"].about).wait_for()
    assert page.locator("figcaption").all_inner_texts() == ["first: gain 100", "second: gain 1"]


def test_it_turns_dark_with_the_system(cockpit):
    page = cockpit()
    light = picture(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'false'")
    assert picture(page) != light
    page.emulate_media(color_scheme="light")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'true'")
    assert picture(page) == light


@pytest.mark.parametrize("width", [360, 800, 853, 1280, 1900])
def test_no_text_of_a_picture_is_cut_off_or_overlaps_another(cockpit, width):
    for fragment in ("widths=8", WIDEST):
        assert cockpit(fragment, width).evaluate(COLLISIONS) == []


def test_two_starts_train_in_step_and_the_setup_can_be_copied(cockpit):
    page = cockpit("widths=8,8&rule0=he&gain0=2&g=relu")
    page.get_by_label("compare two starts").check()
    assert page.locator("canvas.picture").count() == 2
    page.get_by_role("button", name="Step", exact=True).click()
    assert "first: step 1," in said(page)
    assert "second: step 1," in said(page)
    page.get_by_role("button", name="Copy this setup").click()
    line, link = page.locator("p.note code").all_inner_texts()
    assert line.startswith('live_network("moons", widths=[8, 8], activation="relu", rule="he"')
    assert link == page.url


def test_a_unit_shows_its_own_surface_to_the_mouse_and_to_the_keyboard(cockpit):
    page = cockpit("widths=3&rule0=xavier")
    answer = picture(page)
    page.get_by_label("plane shows layer").fill("1")
    of_unit = picture(page)
    assert of_unit != answer
    page.get_by_label("plane shows layer").fill("0")
    box = page.locator("canvas.picture").bounding_box()
    page.mouse.move(box["x"] + 538, box["y"] + 33)  # the first unit of the hidden layer
    assert picture(page) == of_unit


def test_the_plane_shows_the_answer_once_its_layer_is_gone(cockpit):
    page = cockpit("widths=3,3&rule0=xavier")
    page.get_by_label("plane shows layer").fill("2")
    page.get_by_label("hidden layers").press("ArrowLeft")
    assert page.get_by_label("plane shows layer").input_value() == "0"


def test_points_of_ones_own_are_pasted_or_drawn(cockpit):
    page = cockpit()
    page.get_by_text("your own points").click()
    page.get_by_label("one point per line").fill("0, 0, 1\n1, one, 0")
    page.get_by_role("button", name="Use these points").click()
    assert "Line 2 is \u201c1, one, 0\u201d" in page.locator(".own .note").inner_text()
    page.get_by_label("one point per line").fill("0, 0, 1\n1, 1, 0\n-1, 1, 0")
    page.get_by_role("button", name="Use these points").click()
    assert page.locator("select[id$=data]").input_value() == "your own"
    before = picture(page)
    page.get_by_label("a click into the plane adds").select_option("1")
    page.locator("canvas.picture").click(position={"x": 60, "y": 60})
    assert page.get_by_label("one point per line").input_value().count("\n") == 3
    assert picture(page) != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_everybody_can_read_it(cockpit, width, scheme):
    page = cockpit("try=saturate", width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page).response["violations"]
    assert not found, [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
    names = page.locator("canvas.picture").evaluate_all("(all) => all.map((c) => c.ariaLabel)")
    assert all("layer 1: A 0." in name for name in names)

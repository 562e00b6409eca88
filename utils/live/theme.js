// The colours of the pictures, light or dark as the page around them. They are CSS variables of
// live.css, which also style the controls, so that both follow the same theme.

const NAMED = ["ink", "quiet", "paper", "soft", "blue", "orange"];
const UNITS = 8;

/** The colours at an element: the named ones, those of the units, and how strong a surface is. */
function themeOf(element) {
  const style = getComputedStyle(element);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const units = Array.from({ length: UNITS }, (_, i) => read(`unit${i + 1}`));
  return { ...Object.fromEntries(NAMED.map((name) => [name, read(name)])), units, surface: Number(read("surface")) };
}

/** Call a function whenever the page turns dark or light; return what ends that. */
function whenThemed(call) {
  const observer = new MutationObserver(call);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  return () => observer.disconnect();
}

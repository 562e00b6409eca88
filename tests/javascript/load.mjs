// Loads the widgets' modules as anywidget hands them to a browser: as text.
import { readFileSync } from "node:fs";

export const UTILS = new URL("../../utils/", import.meta.url);

/** Import the joined text of some files of utils/, with more of its names exported. */
export function load(files, names = []) {
  const text = files.map((file) => readFileSync(new URL(file, UTILS), "utf-8")).join("");
  const more = names.length ? `\nexport { ${names.join(", ")} };` : "";
  return import(`data:text/javascript;base64,${Buffer.from(text + more).toString("base64")}`);
}

// Loaded by every page: the light or dark choice, signing out, what forms refuse, and the elements that draw charts and maps once a page has one.
import { DrawnElement } from "./drawn-element.js";
import "./refusals.js";

class ChartElement extends DrawnElement {
  static observedAttributes = ["src", "document"];
  load = () => import("./chart.js");
}

class HeatElement extends DrawnElement {
  static observedAttributes = ["src"];
  load = () => import("./heat.js");
}

class MapElement extends DrawnElement {
  static observedAttributes = ["list", "tiles"];
  load = () => import("./map.js");
}

class AreasElement extends DrawnElement {
  static observedAttributes = ["src", "tiles"];
  load = () => import("./areas.js");
}

customElements.define("ug-chart", ChartElement);
customElements.define("ug-heat", HeatElement);
customElements.define("ug-map", MapElement);
customElements.define("ug-areas", AreasElement);

function themeNow() {
  const chosen = document.documentElement.dataset.theme;
  return chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

document.addEventListener("click", (event) => {

  if (!event.target.closest?.("[data-theme-toggle]")) return;
  const theme = themeNow() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  document.cookie = `urbgrade.theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  document.dispatchEvent(new CustomEvent("ug-theme"));
});

// Whoever signs out, here or on a public page, leaves no draft (drafts.js) behind for the next person at the machine.
document.addEventListener("submit", (event) => {
  if (!event.target.matches('form[action="/account/sign-out"]')) return;
  for (const store of [localStorage, sessionStorage]) for (const key of Object.keys(store)) if (key.startsWith("urbgrade.draft")) store.removeItem(key);
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("ug-theme")),
);

// A canvas keeps the colours that it was drawn in, so charts are drawn anew for paper, which is light.
function onPaper(isPaper) {
  document.documentElement.toggleAttribute("data-paper", isPaper);
  document.dispatchEvent(new CustomEvent("ug-theme"));
}

addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));
matchMedia("print").addEventListener("change", ({ matches }) => onPaper(matches));

// Sheets are printed by the browser; without scripts by its own menu.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The quality matrix: arrow keys move from cell to cell, and the chosen one is told in words below.
function tell(cell) {
  const said = document.getElementById(cell.closest("[data-matrix]").dataset.matrix);
  if (said) said.textContent = cell.getAttribute("aria-label");
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-matrix] td");
  if (!cell) return;
  const row = cell.parentElement;
  const cells = [...row.querySelectorAll("td")];
  const at = cells.indexOf(cell);
  const inRow = (other) => other?.querySelectorAll("td")[at];
  const next = {
    ArrowLeft: cells[at - 1],
    ArrowRight: cells[at + 1],
    ArrowUp: inRow(row.previousElementSibling),
    ArrowDown: inRow(row.nextElementSibling),
    Home: cells[0],
    End: cells.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

for (const kind of ["focusin", "click"]) {
  document.addEventListener(kind, (event) => {
    const cell = event.target.closest?.("[data-matrix] td");
    if (cell) tell(cell);
  });
}

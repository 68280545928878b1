// Loaded by every page: the light or dark choice, and the elements that draw charts and maps once a page has one.
import { DrawnElement } from "./drawn-element.js";

class ChartElement extends DrawnElement {
  static observedAttributes = ["src", "document"];
  load = () => import("./chart.js");
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

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("ug-theme")),
);

// A map of the list beside it: every pin comes from a list item with data-lat and data-lon, so nothing is on the map only.
import L from "leaflet";
import { follow, look } from "./map-look.js";

const sheet = new URL("./map.css", new URL(".", import.meta.url).href.replace(/parts\/$/, "")).href;

// More than a map is high: pins are otherwise stacked from north to south.
const step = 10000;

export function draw(element) {
  const list = document.getElementById(element.getAttribute("list"));
  const canvas = document.createElement("div");
  canvas.style.height = "100%";
  element.replaceChildren(canvas);
  let map = null;
  let observer = null;
  let gone = false;
  const watcher = new MutationObserver(place);
  const pins = new Map();

  ensureSheet().then(() => {
    if (gone) return;
    map = L.map(canvas, { zoomControl: false, attributionControl: Boolean(element.getAttribute("tiles")), scrollWheelZoom: false });
    L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    const keeps = element.hasAttribute("data-keeps-view");
    const kept = keeps ? look() : null;
    if (kept) map.setView([kept[0], kept[1]], kept[2], { animate: false });
    else view(items());
    ground(map, element);
    place();
    if (keeps) follow(map);
    if (list) watcher.observe(list, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-lat", "data-lon", "data-name"] });
    observer = new ResizeObserver(() => map.invalidateSize());
    observer.observe(element);
  });

  function items() {
    return [...(list?.querySelectorAll("[data-lat]") ?? [])];
  }

  function place() {
    pins.forEach((pin) => pin.remove());
    pins.clear();
    const all = items();
    all.forEach((item, place) => {
      const pin = L.marker([Number(item.dataset.lat), Number(item.dataset.lon)], {
        icon: L.divIcon({ className: "pin", html: "", iconSize: [28, 28] }),
        title: item.dataset.name,
        // What stands first in the list lies on top: it has figures, and what has none would cover it.
        zIndexOffset: (all.length - place) * step,
        riseOnHover: true,
        riseOffset: all.length * step,
      }).addTo(map);
      const face = pin.getElement();
      face.textContent = item.dataset.pin ?? "";
      face.setAttribute("aria-label", `${item.dataset.pin ?? ""} ${item.dataset.name}`.trim());
      face.removeAttribute("title");
      // A text would be taken for HTML, and names come from elsewhere.
      const label = document.createElement("span");
      label.textContent = item.dataset.name;
      pin.bindTooltip(label, { direction: "top", offset: [0, -14], className: "pin-label" });
      const mark = (on) => {
        face.classList.toggle("active", on);
        item.classList.toggle("active", on);
      };
      pin.on("mouseover focus", () => mark(true)).on("mouseout blur", () => mark(false));
      pin.on("click keypress", (event) => {
        if (event.type === "keypress" && event.originalEvent.key !== "Enter") return;
        item.scrollIntoView({ block: "nearest" });
        item.querySelector("a, button")?.focus();
      });
      item.onmouseenter = item.onfocusin = () => mark(true);
      item.onmouseleave = item.onfocusout = () => mark(false);
      pins.set(item, pin);
    });
  }

  function view(shown) {
    const points = shown.map((item) => [Number(item.dataset.lat), Number(item.dataset.lon)]);
    if (points.length > 1) map.fitBounds(points, { padding: [40, 40], maxZoom: 16, animate: false });
    else map.setView(points[0] ?? [0, 0], points.length ? 15 : 1, { animate: false });
  }

  return {
    dispose() {
      gone = true;
      watcher.disconnect();
      observer?.disconnect();
      map?.remove();
      element.replaceChildren();
    },
  };
}

// Tiles only where an operator configured a server; a plain grid otherwise, and under tiles that do not come.
export function ground(map, element) {
  const Grid = L.GridLayer.extend({
    createTile() {
      const tile = document.createElement("div");
      tile.style.boxShadow = "inset 1px 1px 0 var(--line)";
      return tile;
    },
  });
  new Grid({ tileSize: 128 }).addTo(map);
  const tiles = element.getAttribute("tiles");
  if (tiles) L.tileLayer(tiles, { attribution: element.dataset.attribution, maxZoom: 19 }).addTo(map);
}

export function ensureSheet() {
  const present = document.querySelector(`link[href="${sheet}"]`);
  if (present) return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet;
    link.onload = link.onerror = resolve;
    document.head.prepend(link);
  });
}

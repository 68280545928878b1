// Areas in colours. The table of the page says the same; a row and its area light up together.
import L from "leaflet";
import { numbers } from "./culture.js";
import { follow, look } from "./map-look.js";
import { ensureSheet, ground } from "./map.js";

const tabStops = 100;

// Until it is known where the areas are.
const firstZoom = 12;

// Names as people count them, in the order in which the table names them.
const inOrder = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

export function draw(element) {
  const list = document.getElementById(element.getAttribute("list"));
  const corners = document.getElementById(element.getAttribute("corners"));
  const button = document.querySelector(`[data-draw="${element.id}"]`);
  const canvas = document.createElement("div");
  canvas.style.height = "100%";
  element.replaceChildren(canvas);
  const words = numbers({
    minimumFractionDigits: Number(element.dataset.decimals),
    maximumFractionDigits: Number(element.dataset.decimals),
    useGrouping: "always",
  });
  const shapes = new Map();
  const ending = new AbortController();
  let map = null;
  let layer = null;
  let outline = null;
  let loading = null;
  let observer = null;
  let isDrawing = false;

  ensureSheet().then(async () => {
    if (ending.signal.aborted) return;
    map = L.map(canvas, { zoomControl: false, attributionControl: Boolean(element.getAttribute("tiles")), scrollWheelZoom: false });
    L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    map.setView([0, 0], firstZoom, { animate: false });
    ground(map, element);
    await load();
    if (ending.signal.aborted) return;
    const kept = look();
    const box = layer?.getBounds();
    if (kept) map.setView([kept[0], kept[1]], kept[2], { animate: false });
    else if (box?.isValid()) map.fitBounds(box, { padding: [16, 16], animate: false });
    if (map.getZoom() !== firstZoom) await load();
    if (ending.signal.aborted) return;
    follow(map);
    map.on("zoomend", load);
    map.on("click", corner);
    outlineOf(read());
    observer = new ResizeObserver(() => map.invalidateSize());
    observer.observe(element);
  });

  // Shapes are as exact as the zoom can show.
  async function load() {
    loading?.abort();
    loading = new AbortController();
    try {
      const answer = await fetch(`${element.getAttribute("src")}&zoom=${map.getZoom()}`, { signal: loading.signal });
      if (!answer.ok) return;
      const areas = await answer.json();
      if (!ending.signal.aborted) show(areas);
    } catch (failure) {
      // A newer zoom or the end of the page; without a network the table says everything.
      if (failure.name !== "AbortError" && !(failure instanceof TypeError)) throw failure;
    }
  }

  function show(areas) {
    layer?.remove();
    shapes.clear();

    const [names, sharing] = ["code", "mergedWith"].map((key) => namesBy(areas.features, key));

    // What has no figure lies beneath what has one.
    areas.features.sort((one, other) => Number(one.properties.class !== null) - Number(other.properties.class !== null));
    layer = L.geoJSON(areas, {
      style: (feature) => ({ className: `${feature.geometry.type.endsWith("LineString") ? "area line" : "area"} class-${feature.properties.class ?? (isWithheld(feature.properties) ? "withheld" : "none")}`, weight: 1 }),
      onEachFeature: (feature, shape) => {
        const text = `${feature.properties.name}: ${said(feature.properties)}${shared(feature.properties, names, sharing)}`;
        const label = document.createElement("span");
        label.textContent = text;
        shape.bindTooltip(label, { sticky: true, className: "pin-label" });
        shape.on("add", () => face(shape, feature, text, areas.features.length <= tabStops));
        shapes.set(String(feature.id), shape);
      },
    }).addTo(map);
    outline?.bringToFront();
  }

  function face(shape, feature, text, isStop) {
    const path = shape.getElement();
    if (!path) return;
    path.setAttribute("role", "img");
    path.setAttribute("aria-label", text);
    if (isStop) path.setAttribute("tabindex", "0");
    const row = list?.querySelector(`[data-area="${feature.id}"]`);
    const mark = (on) => {
      path.classList.toggle("active", on);
      row?.classList.toggle("active", on);
      if (on) shape.bringToFront();
    };
    shape.on("mouseover", () => mark(true)).on("mouseout", () => mark(false));
    path.addEventListener("focus", () => {
      path.classList.add("active");
      row?.classList.add("active");
      shape.openTooltip();
    });
    path.addEventListener("blur", () => {
      mark(false);
      shape.closeTooltip();
    });
    if (row) {
      row.onmouseenter = () => mark(true);
      row.onmouseleave = () => mark(false);
    }
  }

  function isWithheld(properties) {
    return properties.status === "withheld";
  }

  function said(properties) {
    return properties.value === null
      ? isWithheld(properties)
        ? element.dataset.withheld
        : element.dataset.none
      : `${words.format(properties.value * Number(element.dataset.factor))}\u00a0${element.dataset.unit}`;
  }

  function namesBy(features, key) {
    const names = new Map();
    for (const { properties } of features) {
      const known = names.get(properties[key]);
      if (known) known.push(properties.name);
      else names.set(properties[key], [properties.name]);
    }
    return names;
  }

  // With whom an area shares a figure, be it another's or its own, as the table says.
  function shared({ code, mergedWith }, names, sharing) {
    const others = mergedWith === undefined ? sharing.get(code) : names.get(mergedWith);
    if (others) return ` · ${element.dataset.merged.replace("{0}", () => others.sort(inOrder).join(", "))}`;
    return mergedWith === undefined ? "" : ` · ${element.dataset.mergedOther}`;
  }

  function toggle() {
    isDrawing = !isDrawing;
    button.setAttribute("aria-pressed", String(isDrawing));
    const text = button.textContent;
    button.textContent = button.dataset.end;
    button.dataset.end = text;
    if (isDrawing) write([]);
  }

  function corner(event) {
    if (isDrawing) write([...read(), [event.latlng.lat, event.latlng.lng]]);
  }

  function read() {
    return (corners?.value ?? "")
      .split(/[,\n]/)
      .map((text) => text.trim().split(/\s+/).map(Number))
      .filter((pair) => pair.length === 2 && pair.every(Number.isFinite))
      .map(([longitude, latitude]) => [latitude, longitude]);
  }

  function write(points) {
    corners.value = points.map(([latitude, longitude]) => `${longitude.toFixed(5)} ${latitude.toFixed(5)}`).join(", ");
    outlineOf(points);
  }

  function outlineOf(points) {
    outline?.remove();
    outline = points.length ? L.polygon(points, { className: "drawn-area", weight: 2, interactive: false }).addTo(map) : null;
  }

  button?.addEventListener("click", toggle, { signal: ending.signal });
  corners?.addEventListener("change", () => map && outlineOf(read()), { signal: ending.signal });

  return {
    dispose() {
      ending.abort();
      loading?.abort();
      observer?.disconnect();
      map?.remove();
      element.replaceChildren();
    },
  };
}

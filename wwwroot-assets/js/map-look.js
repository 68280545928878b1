// The part of a map that is looked at stands in the address, so that a copied one shows it; moving about is no step for Back.
export function look() {
  const parts = (new URL(location.href).searchParams.get("view") ?? "").split(",").map(Number);
  const [latitude, longitude, zoom] = parts;
  return parts.length === 3 && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 1 && zoom <= 19 ? parts : null;
}

/** Writes it there from now on. One map of a page may. */
export function follow(map) {
  let seen = looked(map);
  map.on("moveend", () => {
    // A map that is taken away while it moves comes to its end in the next page's address.
    if (!map.getContainer().isConnected || looked(map) === seen) return;
    seen = looked(map);
    keep(seen);
  });
}

function looked(map) {
  const center = map.getCenter();
  return `${center.lat.toFixed(6)},${center.lng.toFixed(6)},${map.getZoom()}`;
}

function keep(text) {
  const at = (address) => {
    const changed = new URL(address, location.href);
    changed.searchParams.set("view", text);
    return changed.pathname + changed.search + changed.hash;
  };
  history.replaceState(history.state, "", at(location.href));
  for (const field of document.querySelectorAll('input[type="hidden"][name="view"]')) field.value = text;
  for (const link of document.querySelectorAll("a[data-look]")) link.setAttribute("href", at(link.getAttribute("href")));
}

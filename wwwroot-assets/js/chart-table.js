// The table beside a chart has one row for every point drawn. Rows are made when the reader opens it.
import { localTimes } from "./chart-times.js";
import { numbers } from "./culture.js";

export function fillTable(frame, chartDocument) {
  const details = frame.querySelector("details[data-table]");
  const body = details?.querySelector("tbody");
  if (!body) return;

  body.replaceChildren();
  const lines = [...ends(chartDocument), ...(chartDocument.lines ?? [])];
  const head = details.querySelector("thead tr");
  head.querySelectorAll("[data-line]").forEach((column) => column.remove());
  head.append(...lines.map((line) => cell("th", line.unit ? `${line.name}, ${line.unit}` : line.name, { scope: "col", class: "number", "data-line": "" })));
  if (chartDocument.marksName) head.append(cell("th", chartDocument.marksName, { scope: "col", "data-line": "" }));
  const fill = () => {
    if (!details.open || body.childElementCount > 0) return;
    const { full } = localTimes(chartDocument);
    const number = numberFormat(chartDocument);
    const rows = document.createDocumentFragment();
    chartDocument.times.forEach((time, index) => {
      const value = chartDocument.values[index];
      const row = document.createElement("tr");
      row.append(
        cell("th", full(time), { scope: "row" }),
        cell("td", value === null ? "–" : number(value), { class: "number" }),
        cell("td", chartDocument.qualityNames[chartDocument.quality[index]]),
        ...lines.map((line) => cell("td", line.values[index] === null ? "–" : numberFormat(line)(line.values[index]), { class: "number" })),
        ...(chartDocument.marksName ? [cell("td", marksAt(chartDocument, index).join("; "))] : []),
      );
      rows.append(row);
    });
    body.append(rows);
  };
  details.ontoggle = fill;
  fill();
}

// What notes and events stand at a point, each behind its number.
export function marksAt({ marks }, point) {
  return (marks ?? []).flatMap((mark, index) => (mark.from <= point && point <= mark.to ? [`${index + 1}: ${mark.text}`] : []));
}

// The ends of the band, as lines.
function ends({ band, unit, decimals }) {
  if (!band) return [];
  return [{ name: band.lowerName, unit, decimals, values: band.lower }, { name: band.upperName, unit, decimals, values: band.upper }];
}

export function numberFormat(chartDocument) {
  const formatter = numbers({
    minimumFractionDigits: chartDocument.decimals,
    maximumFractionDigits: chartDocument.decimals,
    // As in the rest of the page; Spanish would leave the point out of 1.234.
    useGrouping: "always",
  });
  return (value) => formatter.format(value);
}

export function cell(name, text, attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

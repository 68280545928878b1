// What a chart says of the point under the pointer: its time, its value and state, and what the other lines and marks tell there.
import { marksAt, numberFormat } from "./chart-table.js";

export function tooltip(index, chartDocument, full, number) {
  const value = chartDocument.values[index];
  const box = document.createElement("div");
  const time = document.createElement("div");
  time.textContent = full(chartDocument.times[index]);
  const figure = document.createElement("strong");
  const state = chartDocument.qualityNames[chartDocument.quality[index]];
  figure.textContent = value === null ? state : `${number(value)}\u00a0${chartDocument.unit}`;
  box.append(time, figure);
  if (value !== null) box.append(` · ${state}`);
  const { band: expected } = chartDocument;
  if (expected && expected.lower[index] !== null) {
    const width = document.createElement("div");
    width.textContent = `${expected.share}: ${number(expected.lower[index])} – ${number(expected.upper[index])}\u00a0${chartDocument.unit}`;
    box.append(width);
  }
  (chartDocument.lines ?? []).forEach((line) => {
    const other = document.createElement("div");
    const known = line.values[index];
    other.textContent = `${line.name}: ${known === null ? "–" : `${numberFormat(line)(known)}\u00a0${line.unit}`}`;
    box.append(other);
  });
  marksAt(chartDocument, index).forEach((words) => {
    const mark = document.createElement("div");
    mark.textContent = words;
    mark.className = "chart-mark";
    box.append(mark);
  });
  return box;
}

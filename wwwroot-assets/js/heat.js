// Draws hours of days: hours down, days across. Colours come from the style sheet, and so change with it.
import { cell, numberFormat } from "./chart-table.js";
import { fetched } from "./fetched.js";

const namespace = "http://www.w3.org/2000/svg";
const square = { width: 4, height: 5 };
// Squares overlap a little, or their edges would shine through.
const overlap = 0.1;
const hours = [...Array(24).keys()];

export function draw(element) {
  const loading = fetched(element, (heat) => {
    fillTable(element.closest(".chart"), heat);
    element.replaceChildren(drawing(heat));
    element.dataset.state = "drawn";
  });

  return {
    dispose() {
      loading.leave();
      element.replaceChildren();
    },
  };
}

function drawing(heat) {
  const svg = shape("svg", {
    viewBox: `0 0 ${heat.days.length * square.width} ${hours.length * square.height}`, preserveAspectRatio: "none",
    role: "img", "aria-label": `${heat.name}. ${heat.finding}`,
  });
  heat.classes.forEach((classes, column) => hours.forEach((hour) => {
    if (classes[hour] === "x") return;
    const rect = shape("rect", {
      x: column * square.width, y: hour * square.height, width: square.width + overlap, height: square.height + overlap,
    });
    rect.style.fill = `var(--class-${classes[hour]})`;
    svg.append(rect);
  }));
  return svg;
}

// An hour a row and a day a column, made when the reader opens it.
function fillTable(frame, heat) {
  const details = frame.querySelector("details[data-table]");
  const [head, body] = [details.querySelector("thead tr"), details.querySelector("tbody")];
  head.querySelectorAll("[data-line]").forEach((column) => column.remove());
  body.replaceChildren();
  const fill = () => {
    if (!details.open || body.childElementCount > 0) return;
    const [small, large] = [numberFormat({ decimals: 2 }), numberFormat({ decimals: 0 })];
    const text = (value) => (value === null ? "–" : value < 10 ? small(value) : large(value));
    head.append(...heat.days.map((day) => cell("th", day, { scope: "col", class: "number nowrap", "data-line": "" })));
    body.append(...hours.map((hour) => {
      const row = document.createElement("tr");
      row.append(
        cell("th", heat.hours[hour], { scope: "row" }),
        ...heat.values.map((values) => cell("td", text(values[hour]), { class: "number" })),
      );
      return row;
    }));
  };
  details.ontoggle = fill;
  fill();
}

function shape(name, attributes) {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

// Turns a chart document into ECharts' option. Measured is solid, estimated dashed or hatched, missing a shaded gap.
import { localTimes } from "./chart-times.js";
import { numberFormat } from "./chart-table.js";
import { tooltip } from "./chart-tooltip.js";
import { numbers } from "./culture.js";

const barLimit = 100;
const pixelsPerLabel = 72;
// Other lines that are dashed: unlike the dashes of estimates and forecasts, and unlike each other.
const dashes = [[2, 3], [10, 3, 2, 3]];
const pixelsPerMark = 22;
const pixelsPerMarker = 64;
const pixelsPerAxis = 52;
// More lines over bars would hide them.
const mostOverBars = 1;
// Shapes of markers that the library has not.
const shapes = {
  star: "path://M0,-10L2.9,-3.1L9.5,-3.1L4.3,1.4L5.9,8.1L0,4.4L-5.9,8.1L-4.3,1.4L-9.5,-3.1L-2.9,-3.1Z",
  down: "path://M-10,-9L10,-9L0,10Z",
  plus: "path://M-3,-10L3,-10L3,-3L10,-3L10,3L3,3L3,10L-3,10L-3,3L-10,3L-10,-3L-3,-3Z",
  frame: "path://M-10,-10L10,-10L10,10L-10,10ZM-6,-6L-6,6L6,6L6,-6Z",
  ring: "path://M10,0A10,10,0,1,1,-10,0A10,10,0,1,1,10,0ZM6,0A6,6,0,1,0,-6,0A6,6,0,1,0,6,0Z",
  left: "path://M-10,0L10,-10L10,10Z",
  bow: "path://M-10,-10L10,10L10,-10L-10,10Z",
  times: "path://M-10,-6L-6,-10L0,-4L6,-10L10,-6L4,0L10,6L6,10L0,4L-6,10L-10,6L-4,0Z",
};

export function chartOption(chartDocument, element) {
  const colour = colourReader(element);
  const main = colour(`--${chartDocument.colour}`);
  const times = localTimes(chartDocument);
  const number = numberFormat(chartDocument);
  const ticks = thin(times.ticks(), Math.max(2, Math.floor(element.clientWidth / pixelsPerLabel)));
  const labels = new Map(ticks.map((tick) => [tick.index, tick.text]));
  const asBars = chartDocument.kind === "sum" && chartDocument.values.length <= barLimit && !chartDocument.band
    && others(chartDocument).filter((line) => !line.isDashed).length <= mostOverBars;
  const units = axes(chartDocument);
  const text = { color: colour("--ink-soft"), fontFamily: getComputedStyle(element).fontFamily, fontSize: 12 };
  // Left alone, the library writes 14.08 and 1,500 in every language.
  const scale = numbers({ maximumFractionDigits: 10, useGrouping: "always" });
  const axisLabel = { ...text, formatter: (value) => scale.format(value) };

  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 16, top: 32, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      confine: true,
      axisPointer: { type: asBars ? "shadow" : "line", lineStyle: { color: colour("--line-strong") } },
      backgroundColor: colour("--surface"),
      borderColor: colour("--line"),
      textStyle: { ...text, color: colour("--ink") },
      formatter: (points) => tooltip(points[0].dataIndex, chartDocument, times.full, number),
    },
    xAxis: {
      type: "category",
      data: chartDocument.times,
      boundaryGap: asBars,
      axisLine: { lineStyle: { color: colour("--line-strong") } },
      axisTick: { show: !asBars, interval: (index) => labels.has(index), lineStyle: { color: colour("--line-strong") } },
      axisLabel: { ...text, interval: (index) => labels.has(index), formatter: (_, index) => labels.get(index) ?? "", hideOverlap: true },
    },
    yAxis: [
      {
        type: "value",
        name: chartDocument.unit,
        nameTextStyle: { ...text, align: "center" },
        scale: chartDocument.kind !== "sum",
        axisLabel,
        splitLine: { lineStyle: { color: colour("--line") } },
      },
      // Lines of another unit share an axis on the right; one of a third unit stands beside it.
      ...units.slice(1).map((unit, place) => ({
        type: "value",
        name: unit,
        nameTextStyle: { ...text, align: "center" },
        position: "right",
        offset: place * pixelsPerAxis,
        scale: true,
        axisLabel,
        splitLine: { show: false },
      })),
    ],
    series: [
      ...band(chartDocument, main),
      ...(asBars ? bars(chartDocument, main, colour) : lines(chartDocument, main, colour, marker(chartDocument, chartDocument, element))),
      ...(asBars ? others(chartDocument).map((line) => rim(line, units, colour)) : []),
      ...others(chartDocument).map((line) => ({
        type: "line",
        z: 4,
        name: line.name,
        data: line.values,
        yAxisIndex: units.indexOf(line.unit),
        connectNulls: false,
        ...symbols(line.values, marker(line, chartDocument, element)),
        color: colour(`--${line.colour}`),
        lineStyle: { width: 1.5, type: dash(line, chartDocument), color: colour(`--${line.colour}`),
          ...(asBars ? { width: 2.5 } : {}) },
        emphasis: { disabled: true },
      })),
      ...marks(chartDocument, element, colour, text),
    ],
  };
}

// Each mark is a line with its number, which the list and the table have, too; numbers that would overlap stand together.
function marks(chartDocument, element, colour, text) {
  const all = chartDocument.marks ?? [];
  if (all.length === 0) return [];
  const width = element.clientWidth / Math.max(1, chartDocument.times.length);
  const groups = [];
  all.forEach((mark, index) => {
    const last = groups.at(-1);
    if (last && (mark.from - last.from) * width < pixelsPerMark) last.to = index;
    else groups.push({ from: mark.from, first: index, to: index });
  });
  const named = new Map(groups.map(({ first, to }) => [first, first === to ? `${first + 1}` : `${first + 1}–${to + 1}`]));
  const ink = colour("--ink");
  return [{
    type: "line",
    z: 5,
    data: [],
    markLine: {
      silent: true,
      animation: false,
      symbol: "none",
      lineStyle: { color: ink, width: 1, type: [2, 3] },
      data: all.map((mark, index) => ({
        xAxis: mark.from,
        label: { show: named.has(index), position: "end", distance: 2, formatter: named.get(index) ?? "", ...text, color: ink, fontWeight: 600 },
      })),
    },
    markArea: {
      silent: true,
      itemStyle: { color: ink, opacity: 0.06 },
      data: all.filter((mark) => mark.to > mark.from).map((mark) => [{ xAxis: mark.from }, { xAxis: mark.to }]),
    },
  }];
}

// The last one is dotted, as in the legend, whatever stands before it.
function dash(line, chartDocument) {
  const dashed = others(chartDocument).filter((other) => other.isDashed).reverse();
  return line.isDashed ? dashes[dashed.indexOf(line) % dashes.length] : "solid";
}

// Lines that are not dashed are told apart by shapes as well, some way from each other; a chart with one of them needs none.
function marker(line, chartDocument, element) {
  const drawn = [chartDocument, ...others(chartDocument).filter((other) => !other.isDashed)];
  const place = drawn.indexOf(line);
  if (drawn.length < 2 || place < 0) return null;
  const step = Math.max(drawn.length, Math.ceil((pixelsPerMarker * chartDocument.times.length) / Math.max(1, element.clientWidth)));
  const first = Math.floor((step * place) / drawn.length);
  return { shape: shapes[line.marker] ?? line.marker, stands: (index) => index % step === first };
}

// Besides the shapes, only a point without neighbours is marked: the line does not show it.
function symbols(list, mark) {
  const alone = (index) => list[index] !== null && list[index - 1] == null && list[index + 1] == null;
  const stands = (index) => mark?.stands(index) && list[index] !== null;
  return {
    showSymbol: true,
    showAllSymbol: mark ? true : "auto",
    symbol: (_, point) => (stands(point.dataIndex) ? mark.shape : alone(point.dataIndex) ? "circle" : "none"),
    symbolSize: (_, point) => (stands(point.dataIndex) ? 10 : 4),
  };
}

// A line without an axis stands in the table alone.
function others(chartDocument) {
  return (chartDocument.lines ?? []).filter((line) => line.isDrawn !== false);
}

function axes(chartDocument) {
  return [...new Set([chartDocument.unit, ...others(chartDocument).map((line) => line.unit)])];
}

// Over bars a line is lost without a rim: the same line, wider, in the colour of the page.
function rim(line, units, colour) {
  return {
    type: "line",
    z: 3,
    data: line.values,
    yAxisIndex: units.indexOf(line.unit),
    connectNulls: false,
    symbol: "none",
    silent: true,
    lineStyle: { width: 6.5, color: colour("--surface"), cap: "round" },
    emphasis: { disabled: true },
  };
}

// The band is what lies between two invisible lines, one stacked on the other.
function band(chartDocument, main) {
  if (!chartDocument.band) return [];
  const { lower, upper } = chartDocument.band;
  const base = {
    type: "line", stack: "band", stackStrategy: "all", symbol: "none", silent: true, connectNulls: false,
    lineStyle: { opacity: 0 }, emphasis: { disabled: true },
  };
  return [
    { ...base, data: lower },
    { ...base, data: upper.map((value, index) => (value === null ? null : value - lower[index])), areaStyle: { color: main, opacity: 0.22 } },
  ];
}

function bars(chartDocument, main, colour) {
  const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: colour("--surface") };
  return [{
    type: "bar",
    barCategoryGap: "22%",
    data: chartDocument.values.map((value, index) => ({
      value,
      itemStyle: {
        color: main,
        borderColor: main,
        borderWidth: chartDocument.quality[index] === "m" ? 0 : 1,
        decal: chartDocument.quality[index] === "m" ? null : hatch,
        borderRadius: [2, 2, 0, 0],
      },
    })),
    markArea: gaps(chartDocument, colour),
  }];
}

function lines(chartDocument, main, colour, mark) {
  const { values, quality } = chartDocument;
  // A dashed stretch begins and ends on its measured neighbours, so that the line does not break between them.
  // Of hours that are known as a sum only there is nothing to draw.
  const isEstimate = (index) => ["e", "p", "s", "b", "f", "k"].includes(quality[index]) && values[index] !== null;
  const dashed = values.map((value, index) =>
    isEstimate(index) || isEstimate(index - 1) || isEstimate(index + 1) ? value : null);
  const solid = values.map((value, index) => (isEstimate(index) ? null : value));
  const base = { type: "line", connectNulls: false, color: main, emphasis: { disabled: true } };
  const measured = [
    {
      ...base,
      data: solid,
      ...symbols(solid, mark),
      lineStyle: { width: 1.75, color: main },
      areaStyle: chartDocument.kind === "sum" ? { color: main, opacity: 0.12 } : undefined,
      markArea: gaps(chartDocument, colour),
    },
  ];
  if (dashed.every((value) => value === null)) return measured;
  return [
    ...measured,
    {
      ...base,
      data: dashed,
      ...symbols(dashed, null),
      lineStyle: { width: 1.75, type: [4, 3], color: main },
      tooltip: { show: false },
    },
  ];
}

function gaps(chartDocument, colour) {
  const found = [];
  let start = null;
  chartDocument.values.forEach((value, index) => {
    if (value === null) start ??= index;
    if (start !== null && (value !== null || index === chartDocument.values.length - 1)) {
      found.push([{ xAxis: start }, { xAxis: value === null ? index : index - 1 }]);
      start = null;
    }
  });
  return { silent: true, itemStyle: { color: colour("--sunken"), opacity: 0.9 }, data: found };
}

function thin(ticks, most) {
  if (ticks.length <= most) return ticks;
  const step = Math.ceil(ticks.length / most);
  return ticks.filter((_, index) => index % step === 0);
}

// Custom properties hold light-dark(...); only a real property of an element tells which of the two counts now.
function colourReader(element) {
  const probe = document.createElement("span");
  probe.hidden = true;
  if (document.documentElement.hasAttribute("data-paper")) probe.style.colorScheme = "light";
  element.append(probe);
  const read = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const known = new Map();
  const colour = (name) => {
    if (!known.has(name)) known.set(name, read(name));
    return known.get(name);
  };
  ["--ink", "--ink-soft", "--surface", "--sunken", "--line", "--line-strong"].forEach(colour);
  queueMicrotask(() => probe.remove());
  return colour;
}

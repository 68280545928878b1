// Draws one chart: fetches its document, fills sentence, quality line and table beside the canvas, and cleans up.
import * as echarts from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { chartOption } from "./chart-option.js";
import { fillTable } from "./chart-table.js";
import { fetchDocument } from "./chart-document.js";

echarts.use([BarChart, LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const lateAfter = 2000;
const cancelAfter = 10000;

export function draw(element) {
  const frame = element.closest(".chart");
  const texts = JSON.parse(element.getAttribute("texts") ?? "{}");
  let chart = null;
  let chartDocument = null;
  let abort = null;
  let observer = null;

  const say = (name, text) => {
    const slot = frame?.querySelector(`[data-slot="${name}"]`);
    if (slot) slot.textContent = text ?? "";
  };

  function message(text, action, run) {
    const box = globalThis.document.createElement("div");
    box.className = "chart-message";
    const line = globalThis.document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = text;
    box.append(line);
    if (action) {
      const button = globalThis.document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.textContent = action;
      button.addEventListener("click", run);
      line.append(" ", button);
    }
    element.replaceChildren(box);
  }

  async function load() {
    abort = new AbortController();
    const signal = abort.signal;
    element.dataset.state = "loading";
    element.replaceChildren();
    const late = setTimeout(() => message(texts.loading), lateAfter);
    const tooLate = setTimeout(() => message(texts.slow, texts.cancel, () => abort.abort("cancelled")), cancelAfter);
    try {
      chartDocument = await fetchDocument(element, signal);
      show();
    } catch (error) {
      if (signal.aborted && signal.reason !== "cancelled") return;
      element.dataset.state = "failed";
      message(signal.aborted ? texts.cancelled : `${texts.failed} (${error.message})`, texts.retry, load);
    } finally {
      clearTimeout(late);
      clearTimeout(tooLate);
    }
  }

  function show() {
    say("finding", chartDocument.finding);
    say("quality", chartDocument.qualityLine);
    if (frame) fillTable(frame, chartDocument);
    const drawn = [chartDocument, ...(chartDocument.lines ?? []).filter((line) => !line.isDashed && line.isDrawn !== false)];
    if (drawn.every(({ values }) => values.every((value) => value === null))) {
      element.dataset.state = "empty";
      message(chartDocument.finding);
      return;
    }

    const canvas = globalThis.document.createElement("div");
    canvas.className = "chart-canvas";
    canvas.style.height = "100%";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${chartDocument.name}. ${chartDocument.finding}`);
    element.replaceChildren(canvas);
    chart = echarts.init(canvas, null, { renderer: "canvas" });
    paint();
    observer = new ResizeObserver(() => {
      // The first call comes at once and finds what was just drawn.
      if (chart.getWidth() === canvas.clientWidth && chart.getHeight() === canvas.clientHeight) return;
      chart.resize();
      paint();
    });
    observer.observe(element);
    element.dataset.state = "drawn";
  }

  function paint() {
    chart?.setOption(chartOption(chartDocument, element), { notMerge: true });
  }

  load();

  return {
    redraw: paint,
    dispose() {
      abort?.abort("left");
      observer?.disconnect();
      chart?.dispose();
      chart = null;
      element.replaceChildren();
    },
  };
}

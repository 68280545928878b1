// Draws one chart: fetches its document, fills sentence, quality line and table beside the canvas, and cleans up.
import * as echarts from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { chartOption } from "./chart-option.js";
import { fillTable } from "./chart-table.js";
import { fetched } from "./fetched.js";

echarts.use([BarChart, LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export function draw(element) {
  const frame = element.closest(".chart");
  let chart = null;
  let chartDocument = null;
  let observer = null;

  const say = (name, text) => {
    const slot = frame?.querySelector(`[data-slot="${name}"]`);
    if (slot) slot.textContent = text ?? "";
  };

  function show(answer) {
    chartDocument = answer;
    say("finding", chartDocument.finding);
    say("quality", chartDocument.qualityLine);
    if (frame) fillTable(frame, chartDocument);
    const drawn = [chartDocument, ...(chartDocument.lines ?? []).filter((line) => !line.isDashed && line.isDrawn !== false)];
    if (drawn.every(({ values }) => values.every((value) => value === null))) {
      element.dataset.state = "empty";
      loading.message(chartDocument.finding);
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

  const loading = fetched(element, show);

  return {
    redraw: paint,
    dispose() {
      loading.leave();
      observer?.disconnect();
      chart?.dispose();
      chart = null;
      element.replaceChildren();
    },
  };
}

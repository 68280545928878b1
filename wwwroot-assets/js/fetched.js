// What an element draws is fetched: while that takes long the element says so and can be told to stop, and what failed is tried again.
import { fetchDocument } from "./chart-document.js";

const lateAfter = 2000;
const cancelAfter = 10000;

export function fetched(element, show) {
  const texts = JSON.parse(element.getAttribute("texts") ?? "{}");
  let abort = null;

  function message(text, action, run) {
    const box = document.createElement("div");
    box.className = "chart-message";
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = text;
    box.append(line);
    if (action) {
      const button = document.createElement("button");
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
      show(await fetchDocument(element, signal));
    } catch (error) {
      if (signal.aborted && signal.reason !== "cancelled") return;
      element.dataset.state = "failed";
      message(signal.aborted ? texts.cancelled : `${texts.failed} (${error.message})`, texts.retry, load);
    } finally {
      clearTimeout(late);
      clearTimeout(tooLate);
    }
  }

  load();
  return { message, leave: () => abort.abort("left") };
}

// Signed-in pages: what to do when the connection to the server breaks.
const dialog = document.getElementById("components-reconnect-modal");

dialog?.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  if (detail.state === "show") open("lost");
  else if (detail.state === "hide") dialog.close();
  else if (detail.state === "failed") open("failed");
  else if (detail.state === "paused") open("paused");
  else if (detail.state === "rejected" || detail.state === "resume-failed") open("gone");
});

dialog?.querySelectorAll("[data-retry]").forEach((button) => button.addEventListener("click", retry));
dialog?.querySelectorAll("[data-reload]").forEach((button) => button.addEventListener("click", () => location.reload()));

document.querySelector("[data-reload-page]")?.addEventListener("click", () => location.reload());

// A filter bar is a plain form whose fields become the page's address. With a live page no reload is needed for that.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form.filter") || !globalThis.Blazor) return;
  event.preventDefault();
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  const address = new URL(form.getAttribute("action") || location.pathname, location.href);
  address.search = new URLSearchParams(fields).toString();
  Blazor.navigateTo(address.pathname + address.search);
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && dialog?.dataset.state === "failed" && dialog.open) retry();
});

function open(state) {
  dialog.dataset.state = state;
  if (!dialog.open) dialog.showModal();
}

async function retry() {
  open("lost");
  try {
    if (await Blazor.reconnect()) dialog.close();
    else if (await Blazor.resumeCircuit()) dialog.close();
    else location.reload();
  } catch {
    open("failed");
  }
}

// Signed-in pages: what to do when the connection to the server breaks, and drafts of what is typed meanwhile.
import * as drafts from "./drafts.js";
import "./menu.js";

// A server that restarts is back within seconds, one that is repaired within hours: whoever waits is served soon after.
const firstTries = 5;
const pause = { first: 500, later: 3000 };
const mostTries = (24 * 3600 * 1000) / pause.later;

globalThis.urbGrade = { drafts };

const dialog = document.getElementById("components-reconnect-modal");

dialog?.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  if (detail.state === "show") open("lost");
  else if (detail.state === "hide") {
    drafts.release();
    dialog.close();
  }
  else if (detail.state === "failed") open("failed");
  else if (detail.state === "paused") open("paused");
  else if (detail.state === "rejected" || detail.state === "resume-failed") again();
});

dialog?.querySelectorAll("[data-retry]").forEach((button) => button.addEventListener("click", retry));
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

// A page that was put away, on a phone most of all, may have given up meanwhile: it tries again when its reader or the network is back.
document.addEventListener("visibilitychange", back);
addEventListener("pageshow", back);
addEventListener("online", back);

function back() {
  if (document.visibilityState === "visible" && dialog?.open && ["failed", "paused"].includes(dialog.dataset.state)) retry();
}

function open(state) {
  dialog.dataset.state = state;
  if (!dialog.open) dialog.showModal();
}

async function retry() {
  open("lost");
  try {
    if (await Blazor.reconnect()) dialog.close();
    else if (await Blazor.resumeCircuit()) dialog.close();
    else again();
  } catch {
    open("failed");
  }
}

// The server lives, but knows the page no longer. Drafts bring back what was typed.
function again() {
  open("again");
  location.reload();
}

Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: mostTries,
      retryIntervalMilliseconds: (tries, most) => (tries >= most ? null : tries < firstTries ? pause.first : pause.later),
    },
  },
});

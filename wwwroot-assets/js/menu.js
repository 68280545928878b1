// The field above the menu leaves the pages whose name has what is typed. Ctrl + K leads there from anywhere, Enter to the first page left, Escape back.
const menu = () => document.querySelector(".work-nav");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let before = null;

function find(field) {
  const asked = plain(field.value.trim());
  for (const section of menu().querySelectorAll("section")) {
    let isLeft = false;
    for (const link of section.querySelectorAll("a")) {
      link.hidden = !plain(link.textContent).includes(asked);
      isLeft ||= !link.hidden;
    }
    section.hidden = !isLeft;
    const group = section.querySelector("details");
    group.dataset.wasOpen ??= String(group.open);
    group.open = asked ? true : group.dataset.wasOpen === "true";
    if (!asked) delete group.dataset.wasOpen;
  }
  const none = menu().querySelector("[data-find-none]");
  none.textContent = menu().querySelector("section:not([hidden])") ? "" : none.dataset.findNone;
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-find]")) find(event.target);
});

document.addEventListener("keydown", (event) => {
  const field = menu()?.querySelector("[data-find]");
  if (!field) return;
  // A field that the browser fills by itself sends a press without a key.
  if (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !document.querySelector(".mud-dialog")) {
    event.preventDefault();
    before = document.activeElement;
    field.closest("details").open = true;
    field.focus();
    field.select();
  } else if (event.target === field && event.key === "Enter") {
    event.preventDefault();
    if (field.value.trim()) menu().querySelector("section:not([hidden]) a:not([hidden])")?.click();
  } else if (event.target === field && event.key === "Escape") {
    event.preventDefault();
    field.value = "";
    find(field);
    before?.focus();
  }
});

// What somebody types on a signed-in page is kept in the browser until it is sent: a broken connection, a restarted
// server or a closed tab takes nothing away. Kept for one account and tenant, one page and one form; nothing secret, no files.
// pages.js forgets them when their writer signs out.
const prefix = "urbgrade.draft";
const keptFor = 7 * 24 * 3600 * 1000;
const shapes = new WeakMap();
const fillings = new WeakMap();
/** Under which key a form of that name was sent: when the answer comes, form and page may be gone. */
const sent = new Map();
/** Forms that were on their way when the connection broke: whether the server has what stands in them is not known. */
const unsure = new WeakSet();
/** An account is followed by its tenant; a page of nobody tells nothing about who sits there. */
const isOf = (key, account) => !account || key.startsWith(`${prefix} ${account.split("/")[0]}/`);
/** While fields are filled by the draft, their events are not somebody's typing. */
let isFilling = false;

const isKept = (field) =>
  field.matches("input, textarea, select") && !["file", "password", "hidden", "submit", "button"].includes(field.type) && nameOf(field);
// Whoever pastes a whole file into the field of a certificate gives its key away with it.
const isSecret = (field) => field.value.includes("PRIVATE KEY");
const nameOf = (field) => field.id || field.name || field.getAttribute("aria-label");
const valueOf = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);
const keyOf = (form) => [prefix, document.documentElement.dataset.account, location.pathname, form.dataset.draft].join(" ");
const storeOf = (form) => (form.dataset.draftKept === "tab" ? sessionStorage : localStorage);
const noteOf = (form) => form.querySelector(":scope > [data-draft-note]");

function read(form) {
  try {
    const draft = JSON.parse(storeOf(form).getItem(keyOf(form)));
    return draft?.version === form.dataset.draftVersion ? draft : null;
  } catch {
    return null;
  }
}

function write(form, change) {
  const draft = read(form) ?? { version: form.dataset.draftVersion, fields: {} };
  change(draft);
  draft.at = Date.now();
  try {
    storeOf(form).setItem(keyOf(form), JSON.stringify(draft));
  } catch {
    // A full or forbidden store: the page works as without drafts.
  }
}

function drop(form) {
  storeOf(form).removeItem(keyOf(form));
  fillings.get(form)?.disconnect();
  tell(form, null);
}

function tell(form, what) {
  const note = noteOf(form);
  if (!note) return;
  note.hidden = what === null;
  for (const text of note.querySelectorAll("[data-when]")) text.hidden = text.dataset.when !== what;
  // Only while it is shown: a dialog gives the focus to its first button, seen or not.
  note.querySelector("button")?.remove();
  if (what === null) return;
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "button small";
  discard.textContent = note.dataset.discard;
  discard.addEventListener("click", () => {
    drop(note.parentElement);
    location.reload();
  });
  note.append(discard);
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form && !isFilling && isKept(event.target) && !isSecret(event.target))
      write(form, (draft) => {
        // Of a group only the chosen one is kept: it takes the choice from the others.
        if (event.target.type === "radio")
          for (const other of form.querySelectorAll(`input[type="radio"][name="${CSS.escape(event.target.name)}"]`)) delete draft.fields[nameOf(other)];
        draft.fields[nameOf(event.target)] = valueOf(event.target);
        delete draft.sent;
      });
  });
}

// Before the page's own listeners: a second press while the first is on its way does nothing.
addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("form[data-draft]")) return;
    if (form.hasAttribute("action")) return drop(form);
    if (form.dataset.sending !== undefined) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (unsure.delete(form)) repeat(form);
    form.dataset.sending = "";
    sent.set(form.dataset.draft, keyOf(form));
    if (read(form)) write(form, (draft) => (draft.sent = true));
  },
  { capture: true },
);

/** Drafts that nobody came back for, and those of somebody whose session ended here before another person signed in. */
function tidy() {
  const account = document.documentElement.dataset.account;
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store).filter((one) => one.startsWith(prefix))) {
      try {
        if (isOf(key, account) && Date.now() - JSON.parse(store.getItem(key)).at < keptFor) continue;
      } catch {
        // What cannot be read is no draft.
      }
      store.removeItem(key);
    }
  }
}

/** The parts that a form had, where somebody may add and remove some; null where it has no draft. */
export function shapeOf(form) {
  return (form && read(form)?.shape) ?? null;
}

/** Puts back what was typed, and from then on keeps how the form is made up. */
export function restore(form) {
  if (!form) return;
  keepShape(form);
  const draft = read(form);
  if (!draft) return drop(form);
  const left = new Map(Object.entries(draft.fields));
  let isBack = false;
  const fill = () => {
    for (const field of form.querySelectorAll("input, textarea, select")) {
      const name = nameOf(field);
      if (!left.has(name)) continue;
      const value = left.get(name);
      left.delete(name);
      if (valueOf(field) === value) continue;
      if (typeof value === "boolean") field.checked = value;
      else field.value = value;
      isBack = true;
      announce(field);
    }
    if (isBack || draft.sent) tell(form, draft.sent ? "sent" : "back");
    if (left.size === 0) fillings.get(form)?.disconnect();
  };
  // Some fields come once another one is filled, as the limits of a number.
  const filling = new MutationObserver(fill);
  fillings.get(form)?.disconnect();
  fillings.set(form, filling);
  filling.observe(form, { childList: true, subtree: true });
  fill();
}

/** What is changed has become another version under the reader's hands: what was typed and still stands in the form goes on as a draft of that. */
export function renew(form, before) {
  if (!form) return;
  const now = form.dataset.draftVersion;
  form.dataset.draftVersion = before;
  const draft = read(form);
  form.dataset.draftVersion = now;
  if (!draft) return;
  const fields = [...form.querySelectorAll("input, textarea, select")];
  const standing = Object.entries(draft.fields).filter(([name, value]) => fields.some((field) => nameOf(field) === name && valueOf(field) === value));
  if (standing.length === 0) return drop(form);
  write(form, (renewed) => Object.assign(renewed, { ...draft, version: now, fields: Object.fromEntries(standing) }));
}

/** What was sent was answered. */
export function settle(name, isRefused) {
  const form = document.querySelector(`form[data-draft="${CSS.escape(name)}"]`);
  delete form?.dataset.sending;
  unsure.delete(form);
  if (!isRefused) {
    if (form) drop(form);
    for (const store of [localStorage, sessionStorage]) store.removeItem(sent.get(name) ?? "");
  } else if (form && read(form)) write(form, (draft) => delete draft.sent);
}

/** What was on its way when the connection broke may be sent again, and what was typed meanwhile is heard. */
export function release() {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (form.dataset.sending === undefined) repeat(form);
    else {
      // It may have been handled, and its answer, an empty form, be on its way here: what was typed must not fill that.
      delete form.dataset.sending;
      unsure.add(form);
    }
  }
}

/** What the page was told of while the line was dead, as by the field that lost the focus to the dialog, was told to nobody. */
function repeat(form) {
  const held = read(form)?.fields ?? {};
  for (const field of form.querySelectorAll("input, textarea, select")) if (held[nameOf(field)] === valueOf(field)) announce(field);
}

function announce(field) {
  isFilling = true;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  isFilling = false;
}

function keepShape(form) {
  if (shapes.has(form) || form.dataset.draftShape === undefined) return;
  const keeping = new MutationObserver(() => write(form, (draft) => (draft.shape = form.dataset.draftShape)));
  shapes.set(form, keeping);
  keeping.observe(form, { attributes: true, attributeFilter: ["data-draft-shape"] });
}

tidy();

// What a browser refuses before a form is sent it says in its own language; here it says it in that of the page. The last month that
// a field takes stands beside it as the page writes it (MonthField.razor).
const words = JSON.parse(document.body.dataset.refusals ?? "{}");

function wordsOf({ validity, type, localName, min, max, minLength, dataset }) {
  if (validity.valueMissing) return type === "radio" || localName === "select" ? words.choose : words.missing;
  if (validity.typeMismatch && type === "email") return words.email;
  if (validity.badInput) return type === "number" ? words.number : words.day;
  if (validity.rangeUnderflow && type === "number") return words.least.replace("{0}", min);
  if (validity.rangeOverflow && type === "number") return words.most.replace("{0}", max);
  if (validity.rangeOverflow && dataset.latest) return words.latest.replace("{0}", dataset.latest);
  if (validity.stepMismatch) return words.whole;
  if (validity.tooShort) return words.short.replace("{0}", minLength);
  return words.wrong;
}

// A refusal stands until it is taken back, also where the field is right by then, or another one of its group was chosen.
function takeBack(form) {
  for (const field of form?.elements ?? []) if (field.validity?.customError) field.setCustomValidity("");
}

document.addEventListener("invalid", ({ target }) => {
  target.setCustomValidity("");
  if (!target.validity.valid) target.setCustomValidity(wordsOf(target) ?? "");
}, true);

document.addEventListener("input", ({ target }) => takeBack(target.form));
document.addEventListener("click", ({ target }) => takeBack(target.closest?.("button")?.form), true);

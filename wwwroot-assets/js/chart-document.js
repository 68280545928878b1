// Where a chart's document comes from: the element itself, or its address. An answer is kept for a moment because
// a prerendered page hands over to its live twin and would ask twice.
const keptFor = 5000;
const kept = new Map();

export async function fetchDocument(element, signal) {
  const inline = element.getAttribute("document");
  if (inline) return JSON.parse(inline);

  const address = element.getAttribute("src");
  if (!kept.has(address)) {
    const answer = ask(address);
    kept.set(address, answer);
    answer.catch(() => {}).finally(() => setTimeout(() => kept.delete(address), keptFor));
  }

  return await Promise.race([
    kept.get(address),
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true })),
  ]).catch((error) => {
    kept.delete(address);
    throw error;
  });
}

async function ask(address) {
  const response = await fetch(address, { headers: { accept: "application/json" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return await response.json();
}

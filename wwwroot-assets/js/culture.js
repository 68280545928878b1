// The culture that the browser formats with: the page's. Chromium has no Basque and would fall back on its own language;
// Basque numbers are then written as German ones, which look the same, and Basque dates from the words below.
const second = 1000;
const months = "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua".split(" ");
const weekdays = { Mon: "al.", Tue: "ar.", Wed: "az.", Thu: "og.", Fri: "or.", Sat: "lr.", Sun: "ig." };

export function numbers(options) {
  const name = culture();
  return new Intl.NumberFormat(isKnown(name) ? name : "de", options);
}

/** A function that writes an instant, in seconds, as Intl.DateTimeFormat does with these options. */
export function dates(options) {
  const name = culture();
  if (name.startsWith("eu") && !isKnown(name)) return basque(options);
  const formatter = new Intl.DateTimeFormat(name, options);
  return (epoch) => formatter.format(epoch * second);
}

function basque(options) {
  const formatter = new Intl.DateTimeFormat("en-GB", options.month ? { ...options, month: "numeric" } : options);
  return (epoch) => {
    const part = Object.fromEntries(formatter.formatToParts(epoch * second).map(({ type, value }) => [type, value]));
    const month = part.month && months[Number(part.month) - 1];
    const date = options.month === "long" ? `${ofYear(Number(part.year))} ${month}` : [part.year, month && `${month.slice(0, 3)}.`, part.day && Number(part.day)].filter(Boolean).join(" ");
    const time = part.hour && [`${part.hour}:${part.minute}`, part.timeZoneName].filter(Boolean).join(" ");
    return [date, weekdays[part.weekday], time].filter(Boolean).join(", ");
  };
}

// 2026ko, 2025eko: as the year's last number is spoken. Conventions.cs writes it in the same way.
function ofYear(year) {
  const tens = Math.floor(year / 10) % 2;
  const isLong = year % 10 === 5 || (year % 10 === 0 && tens === 1) || (year % 10 === 1 && tens === 0);
  return `${year}${isLong ? "eko" : "ko"}`;
}

function culture() {
  return document.documentElement.dataset.culture || document.documentElement.lang || "en";
}

function isKnown(name) {
  return Intl.NumberFormat.supportedLocalesOf(name).length > 0;
}

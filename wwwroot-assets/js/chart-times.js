// Civil times of a chart's points: labels for axis, tooltip and table, all in the site's zone and the page's language.
import { dates } from "./culture.js";

const second = 1000;

export function localTimes(chartDocument) {
  const zone = chartDocument.timeZone;
  const format = (options) => dates({ timeZone: zone, ...options });

  const day = format({ day: "numeric", month: "short" });
  const hour = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const month = format({ month: "short" });
  const monthYear = format({ month: "short", year: "numeric" });
  const year = format({ year: "numeric" });
  const week = weekOf(zone);
  const full = {
    hour: format({
      weekday: "short", day: "numeric", month: "short", year: "numeric",
      hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
    }),
    day: format({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
    month: format({ month: "long", year: "numeric" }),
  }[chartDocument.resolution];

  return { full, ticks: () => ticks(chartDocument.times, { day, hour, week, month, monthYear, year }) };
}

// Number of the local week, counted from Monday.
function weekOf(zone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" });
  return (epoch) => {
    const { year, month, day } = Object.fromEntries(parts.formatToParts(epoch * second).map(({ type, value }) => [type, Number(value)]));
    return Math.floor((Date.UTC(year, month - 1, day) / 86400000 + 3) / 7);
  };
}

// A tick stands at the first point of each new year, month, week, day or hour, whichever gives a readable number.
function ticks(times, label) {
  if (times.length === 0) return [];
  const days = (times.at(-1) - times[0]) / 86400;
  const [group, text] =
    days > 1500 ? [label.year, label.year]
    : days > 330 ? [label.monthYear, label.monthYear]
    : days > 120 ? [label.monthYear, label.month]
    : days > 20 ? [label.week, label.day]
    : days > 2 ? [label.day, label.day]
    : [label.hour, label.hour];

  // Only hours come again within a range; of the others, a stretch that ends as it begins is all one.
  const found = [];
  const search = (first, last) => {
    if (last <= first || (group !== label.hour && group(times[first]) === group(times[last]))) return;
    if (last - first > 1) {
      const middle = (first + last) >> 1;
      search(first, middle);
      search(middle, last);
    } else if (group(times[first]) !== group(times[last])) {
      found.push({ index: last, text: text(times[last]) });
    }
  };
  search(0, times.length - 1);

  // The range seldom starts exactly on such a point; name its start where that does not crowd the next label.
  const spacing = found.length > 1 ? found[1].index - found[0].index : times.length;
  if (found.length === 0 || found[0].index >= Math.min(spacing * 0.8, times.length * 0.2)) found.unshift({ index: 0, text: text(times[0]) });
  return found;
}

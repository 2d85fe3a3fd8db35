// How figures are printed: what it is, the value, the target beside it.
const bold = (text) => (process.stdout.isTTY ? `\x1b[1m${text}\x1b[0m` : text);

export const heading = (text, ...how) => console.log(["", bold(text), ...how.map((line) => `  ${line}`)].join("\n"));

const wide = (label) => [...label].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);

export const value = (label, text) => console.log(`  ${label}${" ".repeat(Math.max(1, 46 - wide(label)))}${text}`);

/** A figure with a target; it is told whether it is met, and nothing fails. */
export const figure = (label, text, target, met) => value(label, `${text.padEnd(18)} target ${target.padEnd(12)} ${met ? "met" : bold("MISSED")}`);

export const number = (amount, digits = 0) => amount.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The value below which `share` of the list lies. */
export const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * share) - 1)];

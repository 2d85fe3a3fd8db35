// The peer: the same tiles with the same data, rendered by React 19 for every request: react.mjs BOARD.json
// It reads no session and no database: the data is in memory.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createElement as h } from "react";
import { renderToPipeableStream } from "react-dom/server";

const board = JSON.parse(readFileSync(process.argv[2], "utf8"));

const Icon = ({ name }) => h("svg", { className: "icon", "aria-hidden": "true" }, h("use", { href: `/icons.svg#i-${name}` }));

const locale = new URL("../../app/locales/zh-CN/board.json", import.meta.url);
const text = JSON.parse(readFileSync(locale, "utf8"));
const say = (key, args) => Object.entries(args).reduce((words, [name, value]) => words.replace(`{${name}}`, value), text[key]);

const looks = {
  present: ["check", "is-positive", text.present],
  trial: ["check", "is-positive", text.trial_came],
  late: ["clock", "is-warning", text.late],
  leave: ["note", "is-leave", text.leave],
  sick: ["note", "is-leave", text.sick],
  absent: ["x", "is-danger", text.absent],
};

const Hours = ({ tile }) => {
  if (tile.trial) return h("span", { className: "kind" }, text.trial);
  if (tile.owed > 0) return h("span", { className: "low debt" }, h(Icon, { name: "alert" }), say("owed_hours", { n: tile.owed / 100 }));
  const words = say("left_hours", { n: tile.balance / 100 });
  return tile.balance <= 300 ? h("span", { className: "low" }, h(Icon, { name: "alert" }), words) : h("span", null, words);
};

const Name = ({ name }) => {
  const parts = name.split(/(?<=·)/);
  return h("span", { className: [...name].length > 4 ? "nm long" : "nm" }, parts.flatMap((part, at) => [part, h("wbr", { key: at })]));
};

const Mark = ({ icon, word }) => [icon ? h(Icon, { name: icon, key: "icon" }) : h("span", { className: "circle", "aria-hidden": "true", key: "icon" }), word];

const Tile = ({ tile, no }) => {
  const [icon, look, said] = looks[tile.code] ?? [null, "is-untaken", text.untaken];
  const word = tile.late_minutes ? say("late_minutes", { n: tile.late_minutes }) : said;
  const next = !tile.code || ["present", "trial", "makeup"].includes(tile.code) ? "absent" : "present";
  const more = say("other_states", { name: tile.name });
  const learner = tile.learner.replaceAll("-", "");
  return h(
    "li",
    null,
    h(
      "button",
      { type: "submit", name: "mark", value: `${learner}.${next}`, className: `tile ${look}`, "aria-pressed": Boolean(tile.code), "data-learner": learner },
      h("span", null, h(Name, { name: tile.name }), h("span", { className: "no num" }, no), h("span", { className: "sub" }, h(Hours, { tile }))),
      h("span", { className: "st" }, h(Mark, { icon, word })),
    ),
    h("button", { type: "button", className: "tile-more", "aria-label": more, title: more }, h(Icon, { name: "more" })),
  );
};

const Page = ({ board }) =>
  h(
    "html",
    { lang: "zh-CN" },
    h("head", null, h("meta", { charSet: "utf-8" }), h("title", null, board.class_name)),
    h("body", null, h("form", { id: "roll", method: "post", action: "/api/mark_roll" }, h("ul", { className: "tiles" }, board.tiles.map((tile, at) => h(Tile, { tile, no: at + 1, key: tile.learner }))))),
  );

const server = createServer((_, response) => {
  const { pipe } = renderToPipeableStream(h(Page, { board }), {
    onAllReady() {
      response.setHeader("content-type", "text/html; charset=utf-8");
      pipe(response);
    },
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));

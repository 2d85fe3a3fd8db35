// Holds many streams open and counts what they are told: crowd.mjs HOST PORT PATH COOKIE,COOKIE… STREAMS: as many to each session in turn
import { connect } from "node:net";

const [host, port, path, cookies, streams] = process.argv.slice(2);
const sessions = cookies.split(",");
const asked = (cookie) => `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`;
let told = 0;
let lost = 0;
process.on("message", () => process.send({ told, lost }));

/** One stream; done when its head is there. */
const open = (session) =>
  new Promise((done) => {
    const socket = connect(Number(port), host, () => socket.write(asked(session)));
    socket.once("data", (bytes) => (bytes.includes("200 OK") ? done() : fail(bytes.toString())));
    let rest = "";
    socket.on("data", (bytes) => {
      const text = rest + bytes.toString("latin1");
      told += text.split("\ndata: ").length - 1;
      rest = text.slice(-6);
    });
    socket.on("error", () => {}).on("close", () => (lost += 1));
  });

const fail = (why) => {
  console.error(`a stream was refused: ${why.slice(0, 200)}`);
  process.exit(1);
};

/** A few at a time: the line of the listener is short. */
const some = async () => {
  while (left > 0) {
    left -= 1;
    await open(sessions[left % sessions.length]);
  }
};
let left = Number(streams);
await Promise.all(Array.from({ length: 20 }, some));
process.send("open");

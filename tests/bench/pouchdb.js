// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of bench-register.py: a PouchDB replicates documents of 1 KB to an express-pouchdb on leveldb, and another
// takes them from it. Prints one JSON object; bytes are counted at the server's sockets.
const path = require("path");
const express = require("express");
const PouchDB = require("pouchdb");

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const words = ["kerja", "sama", "daerah", "pelayanan", "kesehatan", "rujukan", "jalan", "perbatasan", "anggaran", "tahun",
  "dokter", "puskesmas", "sungai", "desa"];

function text() {
  let out = "";
  while (out.length < 900) out += words[Math.floor(Math.random() * words.length)] + " " +
    Math.floor(Math.random() * 4096).toString(16) + " ";
  return out;
}

// What a server's connections have carried, both ways.
class Carried {
  constructor(server) {
    this.sockets = [];
    server.on("connection", (socket) => this.sockets.push(socket));
  }
  get bytes() { return this.sockets.reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0); }
}

async function measure(counter, work) {
  const [bytes, began] = [counter.bytes, process.hrtime.bigint()];
  await work();
  return { per_second: count / (Number(process.hrtime.bigint() - began) / 1e9), bytes: counter.bytes - bytes };
}

async function main() {
  const Served = PouchDB.defaults({ prefix: path.join(folder, "pouch-served") + "/" });
  require("fs").mkdirSync(path.join(folder, "pouch-served"));
  const app = express();
  app.use("/", require("express-pouchdb")(Served, { mode: "minimumForPouchDB", configPath: path.join(folder, "pouch.json"),
    logPath: path.join(folder, "pouch.log") }));
  const server = await new Promise((resolve) => { const s = app.listen(0, "127.0.0.1", () => resolve(s)); });
  const counter = new Carried(server);
  const url = `http://127.0.0.1:${server.address().port}/kak`;
  const near = new PouchDB(path.join(folder, "pouch-near"));
  const third = new PouchDB(path.join(folder, "pouch-third"));

  for (let i = 0; i < count; i += 1000) {
    await near.bulkDocs(Array.from({ length: 1000 }, (_, j) => ({ _id: String(i + j).padStart(8, "0"), text: text() })));
  }
  const options = { batch_size: 1000, batches_limit: 10 };
  const push = await measure(counter, () => near.replicate.to(url, options));
  const pull = await measure(counter, () => third.replicate.from(url, options));
  console.log(JSON.stringify({ push, pull }));
  process.exit(0);
}

main();

// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody else's client, tus-js-client, uploads to the register, aborts, resumes with what a HEAD says and fetches the
// file again. Ends with 0 when the bytes are the same.
const crypto = require("crypto");
const tus = require("tus-js-client");

const [url, token] = process.argv.slice(2);
const authorization = { Authorization: `Bearer ${token}` };
const bytes = crypto.randomBytes(5_000_000);
const hash = crypto.createHash("sha256").update(bytes).digest("base64url");

function upload(options, abortAfter) {
  return new Promise((resolve, reject) => {
    const one = new tus.Upload(bytes, {
      endpoint: `${url}/v1/tus`, headers: authorization, uploadSize: bytes.length, retryDelays: null,
      metadata: { sha256: hash, jenis: "application/pdf" },
      onError: reject,
      onSuccess: () => resolve(one.url),
      onChunkComplete: (size, sent) => { if (sent >= abortAfter) one.abort().then(() => resolve(one.url)); },
      ...options,
    });
    one.start();
  });
}

async function main() {
  const where = await upload({ chunkSize: 500_000 }, 1_000_000);
  const head = await fetch(where, { method: "HEAD", headers: { ...authorization, "Tus-Resumable": "1.0.0" } });
  if (Number(head.headers.get("upload-offset")) < 1_000_000) throw new Error("nothing was kept");
  await upload({ uploadUrl: where }, Infinity);
  const answer = await fetch(`${url}/v1/blob/${hash}`, { headers: authorization });
  process.exit(Buffer.from(await answer.arrayBuffer()).equals(bytes) ? 0 : 1);
}

main().catch((error) => { console.error(String(error)); process.exit(1); });

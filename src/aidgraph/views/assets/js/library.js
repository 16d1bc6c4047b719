/* Scripts of others lie packed in the page; its policy knows them by the hash of what is unpacked. */

import { byId } from "./dom.js";

/** Runs a packed script: deflated, in base64. */
export async function run(id) {
  if (typeof DecompressionStream === "undefined") {
    byId("outdated").hidden = false;
    throw new Error("this browser cannot unpack the page's scripts");
  }
  const text = atob(byId(id).textContent), packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i); // many times faster than Uint8Array.from
  const script = document.createElement("script");
  script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  document.head.append(script);
}

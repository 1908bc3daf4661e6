/* SPDX-License-Identifier: Apache-2.0
 *
 * look.mjs - what is asked of every page that a journey reaches, once for each state of it: no
 * serious fault that axe knows, nothing wider than a phone of 360 px. With NEP_SHOTS=DIR each is
 * also photographed at 360 and at 1280 px, for people to look at. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const PHONE = { width: 360, height: 740 };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const seen = new Set();
const faults = [];

export function takeFaults() {
  return faults.splice(0).join("\n");
}

/* "/sessions/12/roll" → "sessions-id-roll" */
function slug(url) {
  const path = new URL(url).pathname.replace(/\/\d+(?=\/|$)/g, "/id").replace(/\d{4}-[\dQH-]+/g, "period");

  return path.replace(/^\//, "").replace(/[^\w.-]+/g, "-") || "desk";
}

/* A page in another state is another page: its heading for today, its tags, its banners. */
async function stateOf(page) {
  return page.evaluate(() => {
    const words = [...document.querySelectorAll("#today, main .tag")].slice(0, 3).map((one) => one.textContent);
    const kinds = [...document.querySelectorAll(".error-summary, .banner, main form")].map((one) => one.className);
    return [...words, ...kinds.slice(0, 4), document.documentElement.lang].join("|").replace(/\d+/g, "");
  });
}

/* plain: scripts do not run there, axe neither. */
export async function look(page, plain) {
  const name = slug(page.url());
  const key = `${name} ${await stateOf(page)}`;

  if (seen.has(key) || seen.size > 400) {
    return;
  }
  seen.add(key);
  await lookAt(page, name, plain);
}

export async function lookAt(page, name, plain = false) {
  const size = page.viewportSize();

  await photograph(page, name, size);
  if (!plain) {
    await askAxe(page, name);
  }
  await page.setViewportSize(PHONE);
  await measure(page, name);
  await photograph(page, name, PHONE);
  await page.setViewportSize(size);
}

async function askAxe(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations
      .filter((one) => one.impact === "serious" || one.impact === "critical")
      .map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" ; ")}`);
  });
  faults.push(...found.map((one) => `${name} (${page.url()}): axe ${one}`));
}

/* What may scroll by itself, in a frame of its own, is not the page's width. */
async function measure(page, name) {
  const wide = await page.evaluate((width) => {
    const over = document.documentElement.scrollWidth - width;
    const culprits = [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest("[tabindex='0'], .quiet"))
      .slice(0, 3)
      .map((one) => one.outerHTML.slice(0, 120));
    return over > 0 ? `${over} px too wide: ${culprits.join(" ; ")}` : "";
  }, PHONE.width);

  if (wide) {
    faults.push(`${name} (${page.url()}) at 360 px: ${wide}`);
  }
}

let shot = 0;

async function photograph(page, name, size) {
  const dir = process.env.NEP_SHOTS;

  if (!dir) {
    return;
  }
  mkdirSync(dir, { recursive: true });
  shot += 1;
  const file = `${String(shot).padStart(3, "0")}-${name}-${size.width}.png`.slice(-120);
  await page.screenshot({ path: join(dir, file), fullPage: true, animations: "disabled" });
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * harness.mjs - what a journey stands on: a database of its own, the real server with its clock set,
 * Debian's Chromium, and steps told in TAP. NEP_TEST_ENGINE chooses sqlite or pg (then NEP_TEST_PG
 * gives the server); NEP_BIN and NEP_TREE name the programs. Every step prints how long it took. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const PASSWORD = "hoa-linh-2022";
export const DEMO = "demo"; /* in the place of a tree: the province of nep demo, at work */
const DEMO_PASSWORD = "nep-demo-2026";
const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const STEP_MS = 1800000;

let told = 0;
let failed = 0;

function tell(ok, name, words) {
  told += 1;
  failed += ok ? 0 : 1;
  console.log(`${ok ? "ok" : "not ok"} ${told} - ${name}`);
  if (words) {
    console.log(words.replace(/^/gm, "# "));
  }
}

/* Nothing waits for ever: what hangs fails here, with the step's name. */
async function within(ms, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });

  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function note(words) {
  console.log(`# ${words}`);
}

export class Journey {
  constructor(tree, now) {
    this.tree = tree;
    this.password = tree === DEMO ? DEMO_PASSWORD : PASSWORD;
    this.now = now;
    this.port = 0;
    this.people = new Map();
    this.stopped = false;
    this.troubles = []; /* what scripts of pages threw */
  }

  /* Steps lean on each other: after one that failed the rest would only tell the same again. */
  async step(name, act) {
    const began = Date.now();

    if (this.stopped) {
      return;
    }
    try {
      await within(STEP_MS, act());
      tell(true, name, `${Date.now() - began} ms`);
    } catch (error) {
      this.stopped = true;
      tell(false, name, String(error.stack || error));
      for (const [account, person] of this.people) {
        note(`${account} stands at ${person.page.url()}`);
      }
    }
  }

  async open() {
    if (!existsSync(CHROMIUM)) {
      throw new Error(`${CHROMIUM} is not there: apt-get install chromium, or let ./test do it`);
    }
    this.dir = mkdtempSync(join(tmpdir(), "nep-browser."));
    this.url = process.env.NEP_TEST_ENGINE === "pg" ? newSchema() : `sqlite:${this.dir}/nep.db`;
    this.fill();
    await this.serve(this.now);
    this.browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: STEP_MS });
  }

  fill() {
    const [program, args] =
      this.tree === DEMO
        ? [process.env.NEP_BIN, ["demo", "--db", this.url]]
        : [process.env.NEP_TREE, [this.tree, this.url, PASSWORD]];

    execFileSync(program, args, { env: { ...process.env, NEP_NOW: this.now } });
  }

  /* The same place at a later time. Windows are closed: a login does not outlive two months. */
  async later(now) {
    for (const person of this.people.values()) {
      await person.page.context().close();
    }
    this.people.clear();
    await this.halt();
    await this.serve(now);
  }

  async serve(now) {
    const env = { ...process.env, NEP_NOW: now };
    const args = ["serve", "--db", this.url, "--port", String(this.port)];

    this.now = now;
    this.server = spawn(process.env.NEP_BIN, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    this.log = "";
    process.once("exit", () => this.server.kill("SIGKILL"));
    this.server.stderr.on("data", (words) => {
      this.log += words;
    });
    this.base = await new Promise((resolve, reject) => {
      this.server.stdout.on("data", (words) => {
        const at = /http:\/\/[\d.]+:(\d+)/.exec(words);
        if (at) {
          this.port = Number(at[1]);
          resolve(at[0]);
        }
      });
      this.server.on("error", reject);
      this.server.on("exit", () => reject(new Error(`the server did not start: ${this.log}`)));
    });
  }

  async halt() {
    const gone = new Promise((resolve) => this.server.once("exit", resolve));

    this.server.kill("SIGTERM");
    await gone;
    if (this.server.exitCode !== 0) {
      throw new Error(`the server ended with ${this.server.exitCode ?? this.server.signalCode}: ${this.log}`);
    }
  }

  async close() {
    try {
      await this.browser?.close();
      await this.halt();
    } finally {
      rmSync(this.dir, { recursive: true, force: true });
    }
  }
}

function newSchema() {
  const server = process.env.NEP_TEST_PG;
  const name = `b${Date.now()}_${process.pid}`;

  if (!server) {
    throw new Error("NEP_TEST_PG is not set: run this as tests/pg COMMAND, or all tests by ./test");
  }
  execFileSync("psql", ["-q", server, "-c", `CREATE SCHEMA ${name}`]);
  return `${server}${server.includes("?") ? "&" : "?"}options=-csearch_path%3D${name}`;
}

/* Runs one journey from an empty database to the end, whatever happens in between. */
export async function travel(tree, now, act) {
  const journey = new Journey(tree, now);
  const began = Date.now();

  try {
    await journey.open();
    await act(journey);
  } catch (error) {
    tell(false, "the journey begins and ends", String(error.stack || error));
  } finally {
    await journey.close().catch((error) => tell(false, "the server ends well", String(error)));
  }
  note(`${Math.round((Date.now() - began) / 1000)} s altogether`);
  console.log(`1..${told}`);
  process.exitCode = failed || !told ? 1 : 0;
}

/* The two plans are read where they lie; where they are not, the demo's samples stand in. */
export function directive(seed, sample, day) {
  const shared = process.env.NEP_SHARED || join(process.env.NEP_ROOT, "../shared");
  const path = join(shared, "seeds", seed);

  if (existsSync(path)) {
    return { real: true, name: seed, text: readFileSync(path, "utf8") };
  }
  if (process.env.NEP_REQUIRE_SEEDS === "1") {
    throw new Error(`${path} is not there, and NEP_REQUIRE_SEEDS=1 asks for it`);
  }
  note(`${path} is not there: the sample ${sample} takes its place`);
  return { real: false, name: sample, text: dated(sample, day) };
}

/* The samples count their days from a day: see src/cli/demo/text.c. */
function dated(sample, day) {
  const text = readFileSync(join(process.env.NEP_ROOT, "src/cli/demo", sample), "utf8");

  return text.replace(/\{\{([a-zA-Z]+)([+-]\d+)?\}\}/g, (_, what, count) => {
    const at = new Date(`${day}T00:00:00Z`);
    const n = Number(count || 0);
    const two = (number) => String(number).padStart(2, "0");

    if (what === "Y") {
      return String(at.getUTCFullYear() + n);
    }
    if (what === "m") {
      at.setUTCDate(1);
      at.setUTCMonth(at.getUTCMonth() + n);
      return `${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`;
    }
    at.setUTCDate(at.getUTCDate() + n);
    const [d, m, y] = [two(at.getUTCDate()), at.getUTCMonth() + 1, at.getUTCFullYear()];
    return { long: `ngày ${d} tháng ${two(m)} năm ${y}`, short: `ngày ${d}/${m}/${y}` }[what] || `${d}/${two(m)}/${y}`;
  });
}

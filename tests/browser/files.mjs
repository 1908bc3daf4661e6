/* SPDX-License-Identifier: Apache-2.0
 *
 * files.mjs - what somebody else's program reads in the files that pages give. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { squeeze } from "./person.mjs";

function within(act) {
  const dir = mkdtempSync(join(tmpdir(), "nep-file."));

  try {
    return act(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/* Cell by cell; with "-layout" line by line across the cells. */
/* A line can end behind a stroke, as in 18-CTr/TU, where no blank stands. */
export function pdfText(bytes, ...options) {
  return within((dir) => {
    writeFileSync(join(dir, "a.pdf"), bytes);
    const text = execFileSync("pdftotext", [...options, "-enc", "UTF-8", join(dir, "a.pdf"), "-"]).toString();
    return squeeze(text.replace(/\/\n/g, "/"));
  });
}

export function docxText(bytes) {
  return within((dir) => {
    writeFileSync(join(dir, "a.docx"), bytes);
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${dir}/home`,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        dir,
        join(dir, "a.docx"),
      ],
      { stdio: "ignore" },
    );
    return squeeze(readFileSync(join(dir, "a.txt"), "utf8"));
  });
}

/* The least that is a picture: one white pixel. */
export const PHOTOGRAPH = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
  "base64",
);

import { spawn } from "node:child_process";

/** Runs a program to its end and returns what it printed; a failure or more than `limit` seconds is an error. */
export const run = (program, args, { limit = 3600, ...options } = {}) =>
  new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let [out, err] = ["", ""];
    child.stdout.on("data", (piece) => (out += piece));
    child.stderr.on("data", (piece) => (err += piece));
    const timer = setTimeout(() => child.kill(), limit * 1000);
    child.on("error", failed);
    child.on("close", (status) => {
      clearTimeout(timer);
      if (status === 0) done({ out, err });
      else failed(new Error(`${program} ${args.join(" ")}: ${status ?? `stopped after ${limit} s`}\n${err.slice(-2000)}`));
    });
  });

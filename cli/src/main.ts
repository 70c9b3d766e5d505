#!/usr/bin/env node
import { runCommand } from './run-command.ts';

const interrupting = new AbortController();
process.once('SIGINT', () => interrupting.abort());

process.exitCode = await runCommand(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  input: process.stdin,
  signal: interrupting.signal,
});

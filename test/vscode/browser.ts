import { chromium, type Browser } from 'playwright-core';
import type { Installation } from './install.js';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the headless browser that shows VS Code. */
export function launchBrowser({ browser, browserEnvironment }: Installation): Promise<Browser> {
  return chromium.launch({
    executablePath: browser,
    args: QUIET,
    env: { ...process.env, ...browserEnvironment },
  });
}

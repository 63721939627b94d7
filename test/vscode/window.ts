import assert from 'node:assert/strict';
import type { Browser, FrameLocator, Locator, Page, Request } from 'playwright-core';

/** A VS Code window in the browser, used as a person uses it: by pointing, clicking and typing. */
export class VsCodeWindow {
  readonly #requests: Request[] = [];
  /** Errors about content security policies that the browser logged. */
  readonly policyErrors: string[] = [];

  private constructor(readonly page: Page) {
    page.on('request', (request) => {
      this.#requests.push(request);
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy'))
        this.policyErrors.push(message.text());
    });
  }

  static async open(
    browser: Browser,
    url: string,
    size = { width: 1500, height: 950 },
  ): Promise<VsCodeWindow> {
    const window = new VsCodeWindow(await browser.newPage({ viewport: size }));
    await window.page.goto(url);
    await window.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    return window;
  }

  /** Where the first `text` in the line of code that contains `line` stands on the screen. */
  async place(line: string, text: string): Promise<{ x: number; y: number }> {
    const element = this.page.locator('.view-line', { hasText: line }).first();
    const place = await element.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const letters: { node: Node; offset: number }[] = [];
      let all = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const content = node.nodeValue ?? '';
        all += content;
        for (let offset = 0; offset < content.length; offset++) letters.push({ node, offset });
      }
      const at = letters[all.indexOf(wanted) + Math.floor(wanted.length / 2)];
      if (!at || !all.includes(wanted)) return undefined;
      const range = document.createRange();
      range.setStart(at.node, at.offset);
      range.setEnd(at.node, at.offset + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, text);
    if (!place) throw new Error(`there is no ${text} in "${line}"`);
    return place;
  }

  /**
   * Addresses outside this machine that the window asked for. What VS Code's service worker answers
   * out of the extension's folder has an address of its own, but goes nowhere.
   */
  async foreignRequests(): Promise<string[]> {
    const foreign: string[] = [];
    for (const request of this.#requests) {
      const { protocol, hostname } = new URL(request.url());
      if (!protocol.startsWith('http') || hostname === '127.0.0.1' || hostname === 'localhost')
        continue;
      const response = await request.response();
      // A reload may come before the service worker's answer.
      if (!response && hostname.endsWith('.vscode-resource.vscode-cdn.net')) continue;
      if (response?.fromServiceWorker() !== true) foreign.push(request.url());
    }
    return foreign;
  }

  /** Clicks a code lens; a click while the editor still lays them out gets lost, so it looks twice. */
  async clickLens(title: string, opens: Locator): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt++) {
      await this.page.getByText(title, { exact: true }).click();
      const opened = await opens.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (opened) return;
    }
    throw new Error(`nothing opens from ${title}`);
  }

  /** Chooses from the menu of a right click, which ignores clicks while it opens: so it looks twice. */
  async chooseFromMenu(target: Locator, item: string): Promise<void> {
    await target.click({ button: 'right' });
    const entry = this.page.getByRole('menuitem', { name: item });
    await entry.waitFor();
    while (await entry.isVisible()) {
      await entry.click({ timeout: 5000 }).catch(() => undefined);
      await entry.waitFor({ state: 'hidden', timeout: 2000 }).catch(() => undefined);
    }
  }

  /** Points at a piece of code and waits for the hover. */
  async hover(line: string, text: string): Promise<Locator> {
    const { mouse } = this.page;
    const shown = this.page.locator('.monaco-hover:visible').filter({ hasText: / — / }).first();
    for (let attempt = 0; attempt < 5; attempt++) {
      await mouse.move(5, 5);
      await this.page.keyboard.press('Escape');
      const { x, y } = await this.place(line, text);
      await mouse.move(x, y, { steps: 4 });
      const appeared = await shown.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (appeared) return shown;
    }
    throw new Error(`no hover over ${text} in "${line}"`);
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: name })
      .dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /**
   * Runs a command from the palette by its title.
   *
   * @returns when it was chosen, in milliseconds since 1970.
   */
  async run(title: string): Promise<number> {
    await this.page.locator('.command-center .command-center-center').click();
    const box = this.page.locator('.quick-input-widget:visible input');
    await box.waitFor();
    await box.fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await row.waitFor();
    const chosen = Date.now();
    await row.click();
    return chosen;
  }

  /** The document of the webview that is on screen. */
  lab(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready:visible')
      .frameLocator('iframe#active-frame');
  }

  /** When the webview on screen painted its first content, in milliseconds since 1970. */
  async firstPaint(): Promise<number> {
    return this.lab()
      .locator('html')
      .evaluate(async () => {
        const entry = await new Promise<PerformanceEntry>((resolve) => {
          new PerformanceObserver((list) => {
            list.getEntriesByName('first-contentful-paint').forEach(resolve);
          }).observe({ type: 'paint', buffered: true });
        });
        return performance.timeOrigin + entry.startTime;
      });
  }

  /** Reloads the page, once what the panels have saved is written: in a browser, every five seconds. */
  async reload(): Promise<void> {
    await this.page.waitForTimeout(6000);
    await this.page.reload();
  }

  /** Puts something else in the place of what the webview has saved for its next start. */
  async overwriteSavedState(state: unknown): Promise<void> {
    const frame = this.page.frameLocator('iframe.webview.ready:visible').locator('html');
    await frame.evaluate((_, saved) => {
      // The function that VS Code's own setState ends in.
      const post: unknown = Reflect.get(globalThis, '__vscode_post_message__');
      if (typeof post !== 'function') throw new Error('VS Code saves the state some other way');
      Reflect.apply(post, undefined, ['do-update-state', saved]);
    }, JSON.stringify(state));
  }

  /** What is on the clipboard once it is something like this. */
  async clipboard(like: RegExp): Promise<string> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      if (like.test(text)) return text;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`nothing like ${like.source} comes on the clipboard`);
  }

  /** The text of the editor that shows a file, line by line as it is on screen. */
  async code(): Promise<string> {
    const lines = await this.page.locator('.monaco-editor .view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: element.getBoundingClientRect().top,
          text: element.textContent.replaceAll('\u00a0', ' '),
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n');
  }

  /** Waits until the editor shows `expected`: what is typed is drawn a moment later. */
  async expectCode(expected: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while ((await this.code()) !== expected && Date.now() < deadline)
      await this.page.waitForTimeout(50);
    assert.equal(await this.code(), expected);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

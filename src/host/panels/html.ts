import { Uri, type Webview } from 'vscode';
import { labTitles, type LabId } from '../../labs/titles.js';

/**
 * The page of a lab's webview. Nothing but the extension's own files runs or loads in it.
 *
 * @param state the one that it opens with; the lab's own if there is none.
 */
export function labHtml(webview: Webview, extension: Uri, lab: LabId, state: unknown): string {
  const file = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'webview', name)).toString();
  const content = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'content')).toString();
  const element = lab.toLowerCase();
  const opened = state === undefined ? '' : ` data-opened="${escaped(JSON.stringify(state))}"`;
  const nonce = randomNonce();
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource} data: blob:`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `connect-src ${webview.cspSource}`,
    'worker-src blob:',
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="${file('labs.css')}">
<title>${labTitles[lab]}</title>
</head>
<body>
<ml-${element}-lab data-content="${content}"${opened}></ml-${element}-lab>
<script nonce="${nonce}" type="module" src="${file('labs.js')}"></script>
</body>
</html>`;
}

/** As the value of an attribute. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

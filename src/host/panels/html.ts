import { Uri, type Webview } from 'vscode';

/** The page of a lab's webview. Nothing but the extension's own files runs or loads in it. */
export function labHtml(webview: Webview, extension: Uri, lab: string, title: string): string {
  const file = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'webview', name)).toString();
  const content = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'content')).toString();
  const element = lab.toLowerCase();
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
<link rel="stylesheet" href="${file(`${lab}.css`)}">
<title>${title}</title>
</head>
<body>
<ml-${element}-lab data-content="${content}"></ml-${element}-lab>
<script nonce="${nonce}" type="module" src="${file(`${lab}.js`)}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

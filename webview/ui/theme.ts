import { themes, type FigureTheme, type ThemeKind } from '../../src/labs/figure/theme.js';

/** The kind of theme that VS Code says is active by the classes of the body. */
function themeKind(): ThemeKind {
  const classes = document.body.classList;
  if (classes.contains('vscode-high-contrast-light')) return 'highContrastLight';
  if (classes.contains('vscode-high-contrast')) return 'highContrast';
  return classes.contains('vscode-light') ? 'light' : 'dark';
}

/** The figures' colors in the theme that is active. */
export function currentTheme(): FigureTheme {
  return themes[themeKind()];
}

/** Calls back whenever the theme changes, until the signal is aborted. */
export function onThemeChange(changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

import { ColorThemeKind, window } from 'vscode';
import type { ThemeKind } from '../labs/figure/theme.js';

/** The kind of the theme that is active now. */
export function themeKind(): ThemeKind {
  switch (window.activeColorTheme.kind) {
    case ColorThemeKind.Light:
      return 'light';
    case ColorThemeKind.Dark:
      return 'dark';
    case ColorThemeKind.HighContrast:
      return 'highContrast';
    case ColorThemeKind.HighContrastLight:
      return 'highContrastLight';
  }
}

import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/** The controls: `vscode-button`, `vscode-checkbox`, `vscode-dropdown`, `vscode-text-field`. */
provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeTextField(),
);

// They take over the colors of the theme when the page has loaded, which was before they came.
dispatchEvent(new Event('load'));

import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import { BrowserWindow, Menu } from 'electron';
import type { HostLanguage, HostTextKey } from '#hosts/hostText.ts';
import { hostText } from '#hosts/hostText.ts';
import { nextZoom } from './zoom.ts';

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

/** Sets the application's menu in a language. A packaged application has no developer tools. */
export function setMenu(language: HostLanguage, packaged: boolean): void {
  const named = (key: HostTextKey, rest: Item): Item => ({ label: hostText(language, key), ...rest });
  const role = (key: HostTextKey, name: NonNullable<Item['role']>): Item => named(key, { role: name });
  const developer = packaged
    ? []
    : [LINE, role('host.menu.reload', 'reload'), role('host.menu.devTools', 'toggleDevTools')];

  const template: Item[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    named('host.menu.file', {
      submenu: [role('host.menu.close', 'close'), LINE, role('host.menu.quit', 'quit')],
    }),
    named('host.menu.edit', {
      submenu: [
        role('host.menu.undo', 'undo'),
        role('host.menu.redo', 'redo'),
        LINE,
        role('host.menu.cut', 'cut'),
        role('host.menu.copy', 'copy'),
        role('host.menu.paste', 'paste'),
        role('host.menu.selectAll', 'selectAll'),
      ],
    }),
    named('host.menu.view', {
      submenu: [
        named('host.menu.zoomIn', { accelerator: 'CmdOrCtrl+Plus', click: zoomWith('in') }),
        named('host.menu.zoomIn', { accelerator: 'CmdOrCtrl+=', visible: false, click: zoomWith('in') }),
        named('host.menu.zoomOut', { accelerator: 'CmdOrCtrl+-', click: zoomWith('out') }),
        named('host.menu.zoomReset', { accelerator: 'CmdOrCtrl+0', click: zoomWith('reset') }),
        LINE,
        role('host.menu.fullScreen', 'togglefullscreen'),
        ...developer,
      ],
    }),
    named('host.menu.window', { submenu: [role('host.menu.minimize', 'minimize')] }),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function zoomWith(direction: 'in' | 'out' | 'reset') {
  return (_item: unknown, window: BaseWindow | undefined): void => {
    if (!(window instanceof BrowserWindow)) return;
    const contents = window.webContents;
    contents.setZoomFactor(direction === 'reset' ? 1 : nextZoom(contents.getZoomFactor(), direction));
  };
}

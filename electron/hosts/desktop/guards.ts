import type { Session, WebContents } from 'electron';
import { app, shell } from 'electron';
import { isAppAddress } from './address.ts';
import { mayOpenOutside } from './externalLinks.ts';
import { isGranted } from './permissions.ts';

/** Every page of the application, whoever made it, may only show the application itself. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _problem, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
}

/** No page is granted more than the clipboard: the workstation needs no device, no notification, no capture. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}

function guardContents(contents: WebContents): void {
  const stay = (details: { readonly url: string; preventDefault(): void }): void => {
    if (!isAppAddress(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (details) => {
    // A frame that the window fills itself (a print preview) has the window's own policy and goes nowhere.
    if (!details.isMainFrame && details.url === 'about:srcdoc') return;
    if (!details.isMainFrame || !isAppAddress(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    // A link of an authority opens in the person's own browser; the application itself opens no second page.
    if (mayOpenOutside(url)) void shell.openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
}

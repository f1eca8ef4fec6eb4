/** The messages between a window's preload and the main process: one for each function of the bridge. */
export const CHANNELS = {
  call: 'highland:call',
  chooseFile: 'highland:chooseFile',
  saveFile: 'highland:saveFile',
  offerFile: 'highland:offerFile',
  chooseFolder: 'highland:chooseFolder',
  event: 'highland:event',
} as const;

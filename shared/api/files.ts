/** A file that the backend made for the user; the host hands it over (download, or a save dialog). */
export interface FileOffer {
  readonly ticket: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file that the user chose; the backend reads it by its ticket. */
export interface ChosenFile {
  readonly ticket: string;
  readonly name: string;
  readonly bytes: number;
}

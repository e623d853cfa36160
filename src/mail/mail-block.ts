export interface MailPicture {
  contentId: string;
  alt: string;
  width: number;
  height: number;
  caption: string;
}

/** The parts a service mail is put together from. Their texts are plain: what needs escaping is escaped here. */
export type Block =
  | { paragraph: string }
  | { button: { label: string; url: string } }
  | { facts: [string, string][] }
  | { list: string[] }
  | { code: string }
  | { note: string }
  | { pictures: MailPicture[] };

export interface Mail {
  /** What an inbox shows beside the subject; not repeated in the mail. */
  preheader: string;
  heading: string;
  blocks: Block[];
  /** Short lines at the foot; an address in them becomes a link. */
  footer: string[];
}

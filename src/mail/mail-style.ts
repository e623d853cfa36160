/** The campaign's colours as mails use them; tests/mail/mail-layout.test.ts holds them to the palette of the pictures. */
export const mailColours = {
  night: '#1B1B3A',
  night2: '#2A2A52',
  ink2: '#3A3A5C',
  milk: '#FFF7EA',
  marigold: '#FFC145',
  lilac: '#D9CCF5',
  coralDeep: '#B93318',
} as const;

const { night, night2, ink2, milk, marigold, lilac, coralDeep } = mailColours;

// Double quotes would end the attributes that this stands in.
export const mailFont = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Styles that stand in every element, because some mail programs read no others. */
export const inline = {
  paragraph: `margin:0 0 20px;font-size:17px;line-height:1.55;color:${night}`,
  quiet: `margin:0 0 20px;font-size:15px;line-height:1.5;color:${ink2}`,
  footer: `margin:0 0 8px;font-size:14px;line-height:1.5;color:${ink2}`,
  link: `color:${coralDeep};text-decoration:underline;word-break:break-all;overflow-wrap:anywhere`,
  button: `display:inline-block;padding:17px 30px;font-family:${mailFont};font-size:18px;line-height:1.2;font-weight:700;color:${night};text-decoration:none;border-radius:6px`,
  field: `padding:20px 20px 4px;background-color:${lilac}`,
  code: `padding:18px 24px;background-color:${lilac};font-family:Consolas,Menlo,'Courier New',monospace;font-size:30px;line-height:1.2;font-weight:700;letter-spacing:4px;color:${night}`,
  term: `padding:0 24px 10px 0;font-size:15px;line-height:1.5;font-weight:400;text-align:left;vertical-align:top;color:${ink2}`,
  fact: `padding:0 0 10px;font-size:17px;line-height:1.4;font-weight:700;text-align:left;vertical-align:top;color:${night};word-break:break-word`,
  caption: `margin:8px 0 16px;font-size:14px;line-height:1.4;color:${ink2}`,
  heading: `margin:0;font-size:32px;line-height:1.12;font-weight:800;letter-spacing:-0.02em;color:${milk}`,
  name: `margin:0 0 26px;font-size:16px;line-height:1.2;font-weight:700;color:${marigold}`,
} as const;

/** What mail programs that read a style sheet do better: dark mode, and narrow screens. */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
img { border: 0; outline: none; }
@media (max-width: 480px) {
  .pad { padding-left: 22px !important; padding-right: 22px !important; }
  .heading { font-size: 27px !important; }
  .half { max-width: 100% !important; padding-right: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .ground { background-color: ${night} !important; }
  .band, .field { background-color: ${night2} !important; }
  .tail { border-top-color: ${night2} !important; }
  .ink { color: ${milk} !important; }
  .quiet { color: ${lilac} !important; }
  .link { color: ${marigold} !important; }
}`;

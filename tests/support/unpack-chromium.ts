import chromium, { inflate } from '@sparticuz/chromium';

// Unpacks the browser and the libraries it may miss into TMPDIR; run by browser.ts.
await chromium.executablePath();
await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');

import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface CommandEnd {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the site on a data folder, with nothing else of this environment, while this process goes on. */
export async function runCommand(name: string, dataDir: string, ...words: string[]): Promise<CommandEnd> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [`src/commands/${name}.ts`, ...words], { env });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const [status] = await once(child, 'close');
  return { status, ...output };
}

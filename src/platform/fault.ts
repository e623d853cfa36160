import type { Config } from './config.ts';

/** Ends the process at once, as a power cut would, where `FAULT` names this point. The configuration takes it on loopback origins only. */
export function faultPoint(config: Config, name: string): void {
  if (config.fault === name) process.kill(process.pid, 'SIGKILL');
}

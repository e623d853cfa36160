declare namespace App {
  interface Locals {
    context: import('#platform/context.ts').Context;
    /** Names one request in answers and in the log. */
    requestId: string;
    /** The network the request came from (see `networkOf`), for limits kept in memory. */
    network: string;
    /** Whether a program on this machine asks for itself: by a loopback name, and through no proxy. */
    direct: boolean;
  }
}

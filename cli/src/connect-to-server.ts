import { createEndpoint, type Endpoint } from '@reviewcast/client';
import { NodeWebSocket } from '@reviewcast/client/node';
import type { Command } from 'commander';
import { z } from 'zod';

/** Where a server listens that was started with nothing configured. */
export const defaultServer = 'http://127.0.0.1:4000/graphql';

/** The server that a command is meant for. Ends the command where its address is none. */
export const connectToServer = (command: Command, env: NodeJS.ProcessEnv): Endpoint => {
  const options = optionsSchema.parse(command.optsWithGlobals());
  const server = options.server ?? env['REVIEWCAST_URL'] ?? defaultServer;
  const url = addressSchema.safeParse(server);
  if (!url.success) {
    return command.error(
      `error: --server (or REVIEWCAST_URL) is "${server}"; it must be an http or https address.`,
    );
  }
  return createEndpoint({
    url: url.data,
    apiKey: options.token ?? env['REVIEWCAST_TOKEN'],
    webSocket: NodeWebSocket,
  });
};

const optionsSchema = z.object({ server: z.string().optional(), token: z.string().optional() });

const addressSchema = z.url({ protocol: /^https?$/ });

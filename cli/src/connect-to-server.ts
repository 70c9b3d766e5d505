import { createEndpoint, type Endpoint } from '@reviewcast/client';
import { NodeWebSocket } from '@reviewcast/client/node';
import type { Command } from 'commander';
import { z } from 'zod';

/** The default address of a local server. */
export const defaultServer = 'http://127.0.0.1:4000/graphql';

/** The server that a command addresses. Fails the command if the address is invalid. */
export const connectToServer = (command: Command, env: NodeJS.ProcessEnv): Endpoint => {
  const options = optionsSchema.parse(command.optsWithGlobals());
  const server = options.server ?? env['REVIEWCAST_URL'] ?? defaultServer;
  const url = addressSchema.safeParse(server);
  if (!url.success) {
    return command.error(
      `error: invalid --server or REVIEWCAST_URL "${server}". Expected an http or https URL.`,
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

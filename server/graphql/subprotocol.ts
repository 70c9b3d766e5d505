import { DEPRECATED_GRAPHQL_WS_PROTOCOL, handleProtocols } from 'graphql-ws';

/**
 * Chooses one of the subprotocols that a client offers. A client of subscriptions-transport-ws gets what it asks for, only to be
 * told to use graphql-ws: a browser does not show the reason if the server chooses nothing.
 */
export const chooseSubprotocol = (offered: Set<string>): string | false =>
  handleProtocols(offered) ||
  (offered.has(DEPRECATED_GRAPHQL_WS_PROTOCOL) && DEPRECATED_GRAPHQL_WS_PROTOCOL);

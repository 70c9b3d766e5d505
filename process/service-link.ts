/**
 * Whether a value has the form that Kubernetes gives the variable `NAME_PORT` in every container if there is a service called NAME:
 * `tcp://10.0.0.1:9000`. Docker's links do the same.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
export const isServiceLink = (value: string): boolean =>
  /^(?:tcp|udp|sctp):\/\/[^\s/@]+:\d+$/.test(value);
